// SPDX-License-Identifier: EUPL-1.2
// Reads every page of the built report the way its readers do.   node run.mjs [FILTER] [JAMLIK]
//
//   static   html-validate and vnu over every file; no script, no inline style, links lead somewhere
//   pages    Chromium over every page, from a sub-folder of a web server: axe (WCAG 2.2 AA and best
//            practice), 320 px wide, text spacing, console, requests, charts against their tables
//   forms    every form of chart with every kind of data, from tests/golden/words, against its table
//   reading  a page of each kind again: from disk, in the dark, in forced colours, with text of twice
//            the size, printed, by keyboard, as a screen reader gets it
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { chartsAgainstTables } from './charts.mjs'
import { checkLinks, htmlFiles } from './links.mjs'
import { checkPage } from './page.mjs'
import { checkReading } from './reading.mjs'
import { serve } from './serve.mjs'
import { Tally, root } from './tally.mjs'
import { validate } from './validate.mjs'

const filter = process.argv[2] ?? ''
const jamlik = process.argv[3] ?? 'build/jamlik'
const tally = new Tally()
const work = mkdtempSync(join(tmpdir(), 'jamlik-browser-'))
const site = join(work, 'place', 'report')
const prefix = '/place/report/'
const server = await serve(work)
const base = `http://127.0.0.1:${server.port}${prefix}`

const build = spawnSync(jamlik, ['build', 'content', '-o', site, '--base-url', base], { cwd: root, encoding: 'utf8' })
tally.check('the report builds without a word', build.status === 0 && build.stderr === '' ? [] : [build.stderr])
if (build.status !== 0) tally.finish()

const pages = htmlFiles(site).filter((name) => name.includes(filter))
await validate(tally, site)
checkLinks(tally, site, base)

// $CHROMIUM, or the first that runs.
function findBrowser() {
  const names = [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'].filter(Boolean)
  const name = names.find((one) => spawnSync(one, ['--version']).status === 0)
  if (name) return spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' }).stdout.trim()
  tally.check('there is a browser', [`none of these runs: ${names.join(', ')}`])
  tally.finish()
}

const executable = findBrowser()
const browser = await chromium.launch({
  executablePath: executable,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const axe = readFileSync(join(root, 'tests/node_modules/axe-core/axe.min.js'), 'utf8')

// Two tabs, as there are two processors; each takes the next page that nobody has taken.
let next = 0
async function worker() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  while (next < pages.length) {
    const name = pages[next++]
    tally.check(name, await checkPage(page, base, name, axe))
  }
  await context.close()
}
await Promise.all([worker(), worker()])

async function checkForms() {
  const report = join(work, 'words')
  cpSync(join(root, 'tests/golden/words/report'), report, { recursive: true })
  const built = spawnSync(jamlik, ['build', report, '-o', join(work, 'forms')], { cwd: root, encoding: 'utf8' })
  tally.check('the report of all forms builds', built.status === 0 ? [] : [built.stderr])
  if (built.status !== 0) return
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  for (const language of ['sv', 'en', 'fi', 'ar']) {
    await page.goto(`http://127.0.0.1:${server.port}/forms/${language}/index.html`)
    await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true })
    tally.check(`charts of all forms in ${language}`, await page.evaluate(chartsAgainstTables))
  }
  await page.close()
}
if (!filter) await checkForms()
await checkReading(tally, browser, site, base, pages, filter !== '')

await browser.close()
server.close()
rmSync(work, { recursive: true })
tally.finish()
