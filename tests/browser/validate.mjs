// SPDX-License-Identifier: EUPL-1.2
// The two HTML checkers over every file of the site, XML well-formedness, and what no checker asks.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { htmlFiles } from './links.mjs'
import { root } from './tally.mjs'

const config = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    'long-title': 'off', // a page's title is its heading; how long is the author's choice
    'no-trailing-whitespace': 'off', // white space is the template author's
    'require-sri': 'off', // every file comes from the site itself
    'tel-non-breaking': 'off', // sees telephone numbers in statistics
  },
}

// Arabic is read from right to left: a style sheet that says "left" is wrong for somebody.
function physical(css) {
  const plain = css.replace(/\/\*[^]*?\*\//g, '')
  const found = [...plain.matchAll(/[{;]\s*((?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-)?(?:left|right|top|bottom)(?:-[a-z]+)?|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)\s*:/g)]
  const values = [...plain.matchAll(/[{;]\s*((?:text-align|float|clear|justify-content|text-align-last)\s*:\s*(?:left|right))\b/g)]
  return [...found, ...values].map((match) => `'${match[1]}' is not of the direction of writing`)
}

export async function validate(tally, site) {
  for (const name of readdirSync(join(site, 'assets')).filter((one) => one.endsWith('.css')))
    tally.check(`both directions of writing ${name}`, physical(readFileSync(join(site, 'assets', name), 'utf8')))
  const checker = new HtmlValidate(config)
  for (const name of htmlFiles(site)) {
    const report = await checker.validateFile(join(site, name))
    const problems = report.results.flatMap((result) => result.messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`))
    const html = readFileSync(join(site, name), 'utf8')
    if (/<script(?! type="application\/ld\+json">)/i.test(html)) problems.push('there is a script')
    if (/\sstyle="/i.test(html)) problems.push('there is an inline style')
    if (/\son[a-z]+="/i.test(html)) problems.push('there is an event handler')
    if (!html.includes('Content-Security-Policy')) problems.push('there is no content security policy')
    tally.check(`html-validate ${name}`, problems)
  }
  const vnu = spawnSync('java', ['-Xss8m', '-jar', join(root, 'tests/node_modules/vnu-jar/build/dist/vnu.jar'), '--errors-only', '--also-check-css', '--also-check-svg', '--skip-non-html', '--format', 'gnu', site], { encoding: 'utf8', maxBuffer: 1 << 28 })
  tally.check('vnu', vnu.status === 0 ? [] : vnu.stderr.split('\n').filter(Boolean))
  const xml = readdirSync(site, { recursive: true }).map(String).filter((name) => /\.(xml|svg|rdf)$/.test(name))
  for (let from = 0; from < xml.length; from += 200) {
    const lint = spawnSync('xmllint', ['--noout', '--nonet', ...xml.slice(from, from + 200).map((name) => join(site, name))], { encoding: 'utf8' })
    tally.check(`well-formed XML ${from}`, lint.status === 0 ? [] : [lint.error ? String(lint.error) : lint.stderr])
  }
}
