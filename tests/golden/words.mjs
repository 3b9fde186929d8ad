// SPDX-License-Identifier: EUPL-1.2
// Every sentence of every form, in every language.   node words.mjs PROGRAM [--update]
//
//   words/report/             a report with a figure for each form and each edge case
//   words/expected/<lang>.txt what its figures and measures say, as a reader would check it: a headline,
//                             then what kind of picture it is and what it shows (>), how to read it (?);
//                             for each measure-*.json its measures (>) and what they tell (?)
//
// A changed pattern changes these files. After --update the difference is read in all languages by
// somebody who speaks them: a sentence that nobody has read is not known to be right.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = join(dirname(fileURLToPath(import.meta.url)), 'words')
const [program, ...rest] = process.argv.slice(2)
const update = rest.includes('--update')
const languages = ['sv', 'sv-simple', 'en', 'fi', 'ar']
let passed = 0, failed = 0

function verdict(name, problems) {
  if (problems.length === 0) { passed++; return }
  failed++
  console.log(`FAILED ${name}\n${problems.map((line) => `  ${line}`).join('\n')}`)
}

// Isolates and no-break spaces are as they should be, and hard to read in a file: tests/browser and
// tests/unit look after them.
const plain = (html) => html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
  .replaceAll('&#39;', "'").replaceAll('&amp;', '&').replace(/[\u2066-\u2069\u200e]/g, '').replace(/[\u00a0\u202f]/g, ' ').trim()

const first = (html, pattern) => plain(pattern.exec(html)?.[1] ?? '')
const headline = /<p class="headline">([\s\S]*?)<\/p>/, sentence = /<p class="sentence">([\s\S]*?)<\/p>/, desc = /<desc[^>]*>([\s\S]*?)<\/desc>/

function figureLines(figure) {
  const read = first(figure, /<p class="how-to-read">([\s\S]*?)<\/p>/)
  return [`# ${first(figure, headline)}`, `> ${first(figure, desc)} ${first(figure, sentence)}`.trimEnd(),
    ...(read ? [`? ${read}`] : []), '']
}

const all = (html, pattern, each = plain) => [...html.matchAll(pattern)].map((match) => each(match[1]))

// What measures tell, and why one cannot be given, is the same for every indicator: once is enough to read.
function measureLines(site, language, name, seen) {
  const html = readFileSync(join(site, language, 'indicators', name, 'index.html'), 'utf8')
  const given = all(html, /<ul class="measures">([\s\S]*?)<\/ul>/g, (list) => all(list, /<li>([\s\S]*?)<\/li>/g)).flat()
  const explained = all(html, /<dl class="measures">([\s\S]*?)<\/dl>/g, (list) =>
    [...list.matchAll(/<dt>([\s\S]*?)<\/dt><dd>([\s\S]*?)<\/dd>/g)].map(([, term, means]) => `${plain(term)}: ${plain(means)}`)).flat()
  const isNew = (text) => !seen.has(text) && seen.add(text)
  return [`# ${name}`, ...given.filter(isNew).map((text) => `> ${text}`), ...explained.filter(isNew).map((text) => `? ${text}`),
    ...all(html, /<p class="moved">([\s\S]*?)<\/p>/g).map((text) => `> ${text}`), '']
}

function said(site, language) {
  const html = readFileSync(join(site, language, 'index.html'), 'utf8')
  const figures = html.match(/<figure class="chart-figure[\s\S]*?<\/figure>/g) ?? []
  const seen = new Set()
  const measures = readdirSync(join(here, 'report/indicators')).filter((name) => name.startsWith('measure-')).sort()
  return { figures, lines: [...figures.flatMap(figureLines),
    ...measures.flatMap((name) => measureLines(site, language, name.replace('.json', ''), seen))] }
}

// With the picture is read what kind it is, and what it shows once, below it. A file that travels alone
// has both.
function described(site, language, figure) {
  const file = /href="[^"]*\/(figures\/[^"]*\.svg)"/.exec(figure)[1]
  const inFile = first(readFileSync(join(site, language, file), 'utf8'), desc)
  const wanted = `${first(figure, desc)} ${first(figure, sentence)}`
  return [...(first(figure, desc) && first(figure, sentence) ? [] : [`a picture without words: ${wanted}`]),
    ...(inFile === wanted ? [] : [`the file says: ${inFile}`, `the page says: ${wanted}`])]
}

const texts = (svg) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => plain(text))
const chart = (figure) => /<svg class="chart"[\s\S]*?<\/svg>/.exec(figure)?.[0] ?? ''

// A sign stands before a number in a cell, and before words in the key: the same signs in both.
function keyed(figure) {
  const signs = texts(chart(figure)).filter((text) => /^[●=○▲▼△▽] /.test(text))
  const of = (number) => [...new Set(signs.filter((text) => /^. [-−\d]/.test(text) === number).map((text) => text[0]))].sort().join('')
  return of(true) === of(false) ? [] : [`signs in cells: ${of(true)}, in the key: ${of(false)}`]
}

// Dots whose axis has no zero say so, and no others do.
function cut(figure, said) {
  if (!/class="chart-figure form-equiplot/.test(figure)) return []
  const from = /<g class="muted"[^>]*>([\s\S]*?)<\/g>/.exec(chart(figure))?.[1] ?? ''
  const zero = texts(from).some((text) => /^0([.,]0+)?$/.test(text))
  return zero !== figure.includes(said) ? [] : [`the axis ${zero ? 'has' : 'has no'} zero: ${first(figure, headline)}`]
}

function compare(language, lines) {
  const path = join(here, 'expected', `${language}.txt`)
  if (update) { mkdirSync(dirname(path), { recursive: true }); writeFileSync(path, `${lines.join('\n')}`); return [] }
  const expected = readFileSync(path, 'utf8').split('\n')
  const at = lines.findIndex((line, i) => line !== expected[i])
  if (at < 0 && lines.length === expected.length) return []
  return [`line ${at + 1}, expected: ${expected[at]}`, `line ${at + 1}, said:     ${lines[at]}`]
}

const scratch = mkdtempSync(join(tmpdir(), 'jamlik-words-'))
cpSync(join(here, 'report'), join(scratch, 'report'), { recursive: true })
const result = spawnSync(resolve(program), ['build', 'report', '-o', 'site'], { cwd: scratch, encoding: 'utf8', timeout: 120000 })
verdict('the report of all forms is built', result.status === 0 ? [] : [`exit ${result.status}`, ...result.stderr.split('\n')])
if (result.status === 0) {
  const catalogue = (language) => readFileSync(join(here, '../../../templates/texts', `${language}.po`), 'utf8')
  for (const language of languages) {
    const notFromZero = /msgctxt "form.not-from-zero"\nmsgid .*\nmsgstr "(.*)"/.exec(catalogue(language))[1]
    const { lines, figures } = said(join(scratch, 'site'), language)
    verdict(`words in ${language}`, compare(language, lines))
    verdict(`descriptions in ${language}`, figures.flatMap((figure) => described(join(scratch, 'site'), language, figure)))
    verdict(`keys in ${language}`, figures.flatMap(keyed))
    verdict(`axes in ${language}`, figures.flatMap((figure) => cut(figure, notFromZero)))
  }
}
rmSync(scratch, { recursive: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
