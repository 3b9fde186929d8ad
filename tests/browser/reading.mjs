// SPDX-License-Identifier: EUPL-1.2
// Other ways of reading, on one page of each kind and language.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const LIMIT = 60 * 1024 // a whole page with its charts and style, compressed

const sample = (pages) => pages.filter((name) => /^(sv|sv-simple|en|fi|ar)\/(index|themes\/health\/index|themes\/work\/index|goals\/index|indicators\/life-expectancy\/index|glossary\/index|places\/index|places\/gavle\/index|groups\/index|groups\/sex-women\/index|grid\/index)\.html$/.test(name))

async function inContext(browser, options, work) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  try { return await work(page) } finally { await context.close() }
}

async function fromDisk(browser, site, name) {
  return inContext(browser, { javaScriptEnabled: false }, async (page) => {
    const problems = []
    page.on('console', (message) => problems.push(`console: ${message.text()}`))
    page.on('requestfailed', (request) => problems.push(`not found: ${request.url()}`))
    await page.goto(pathToFileURL(join(site, name)).href)
    const seen = await page.evaluate(() => ({ text: document.body.innerText.length, font: getComputedStyle(document.body).fontSize, charts: document.querySelectorAll('svg.chart').length, sheet: document.styleSheets.length }))
    if (seen.text < 200) problems.push('there is hardly any text')
    if (seen.sheet !== 1) problems.push(`${seen.sheet} style sheets`)
    return problems
  })
}

// Computed contrast of text against paper and of drawn marks, in a mode that axe does not see.
async function contrastIn(browser, base, name, options, least) {
  return inContext(browser, options, async (page) => {
    await page.goto(base + name)
    return page.evaluate((minimum) => {
      const parse = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number)
      const light = (rgb) => { const [r, g, b] = rgb.map((c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 }); return 0.2126 * r + 0.7152 * g + 0.0722 * b }
      const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05) }
      const paper = parse(getComputedStyle(document.documentElement).backgroundColor.includes('0, 0, 0, 0') ? getComputedStyle(document.body).backgroundColor : getComputedStyle(document.documentElement).backgroundColor)
      const out = []
      for (const text of document.querySelectorAll('svg.chart text')) {
        const fill = getComputedStyle(text).fill
        if (ratio(parse(fill), paper) < minimum) out.push(`chart text "${text.textContent.slice(0, 20)}" ${fill} on ${paper}`)
      }
      for (const element of document.querySelectorAll('p, h1, h2, a, td, th, summary')) {
        const colour = getComputedStyle(element).color
        if (element.offsetParent && ratio(parse(colour), paper) < minimum) out.push(`${element.tagName} ${colour} on ${paper}`)
      }
      return [...new Set(out)].slice(0, 10)
    }, least)
  })
}

async function printed(browser, base, name) {
  return inContext(browser, {}, async (page) => {
    await page.goto(base + name)
    await page.emulateMedia({ media: 'print' })
    const pdf = await page.pdf({ format: 'A4' })
    const seen = await page.evaluate(() => ({
      shown: [...document.querySelectorAll('nav')].filter((nav) => nav.offsetParent !== null).length,
      tables: [...document.querySelectorAll('figure table')].filter((table) => table.getBoundingClientRect().height === 0).length,
    }))
    const problems = []
    if (seen.shown) problems.push(`${seen.shown} navigations are printed`)
    if (seen.tables) problems.push(`${seen.tables} tables are not printed`)
    if (pdf.length < 10000) problems.push('the print is empty')
    return problems
  })
}

async function keyboard(browser, base, name) {
  return inContext(browser, {}, async (page) => {
    const problems = []
    await page.goto(base + name)
    await page.keyboard.press('Tab')
    const first = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
    if (!first.startsWith('#')) problems.push('the first stop is not the skip link')
    for (let i = 0; i < 25; i++) {
      const stop = await page.evaluate(() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect(); return { tag: e.tagName, outline: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2, seen: r.bottom > 0 && r.top < innerHeight, text: e.textContent.trim().slice(0, 30) } })
      if (stop.tag !== 'BODY' && !stop.outline) problems.push(`no visible focus on ${stop.tag} "${stop.text}"`)
      if (stop.tag !== 'BODY' && !stop.seen) problems.push(`focus is out of sight on ${stop.tag} "${stop.text}"`)
      await page.keyboard.press('Tab')
    }
    return problems
  })
}

function weight(site, name) {
  const html = readFileSync(join(site, name), 'utf8')
  const sheet = html.match(/<link rel="stylesheet" href="[^"]*(assets\/[^"]*)"/)[1]
  const total = gzipSync(html).length + gzipSync(readFileSync(join(site, sheet))).length
  return total <= LIMIT ? [] : [`${Math.round(total / 1024)} KB compressed`]
}

export async function checkReading(tally, browser, site, base, pages) {
  for (const name of pages) tally.check(`weight ${name}`, weight(site, name))
  for (const name of sample(pages)) {
    tally.check(`from disk, without script ${name}`, await fromDisk(browser, site, name))
    tally.check(`light contrast ${name}`, await contrastIn(browser, base, name, { colorScheme: 'light' }, 7))
    tally.check(`dark contrast ${name}`, await contrastIn(browser, base, name, { colorScheme: 'dark' }, 7))
    tally.check(`forced colours ${name}`, await contrastIn(browser, base, name, { forcedColors: 'active' }, 4.5))
    tally.check(`printed ${name}`, await printed(browser, base, name))
    tally.check(`keyboard ${name}`, await keyboard(browser, base, name))
  }
}
