// SPDX-License-Identifier: EUPL-1.2
// Every sentence of every form, in every language.   node words.mjs PROGRAM [--update]
//
//   words/report/             a report with a figure for each form and each edge case
//   words/expected/<lang>.txt what its figures and measures say, as a reader would check it: a headline,
//                             then what kind of picture it is and what it shows (>), how to read it (?);
//                             for each measure-*.json its measures (>) and what one of them tells (?)
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

function figureLines(figure) {
  const read = first(figure, /<p class="how-to-read">([\s\S]*?)<\/p>/)
  return [`# ${first(figure, /<p class="headline">([\s\S]*?)<\/p>/)}`, `> ${first(figure, /<desc[^>]*>([\s\S]*?)<\/desc>/)}`,
    ...(read ? [`? ${read}`] : []), '']
}

const all = (html, pattern) => [...html.matchAll(pattern)].map((match) => plain(match[1]))

// What measures tell, and why one cannot be given, is the same for every indicator: once is enough to read.
function measureLines(site, language, name, index, seen) {
  const html = readFileSync(join(site, language, 'indicators', name, 'index.html'), 'utf8')
  const list = /<dl class="measures">([\s\S]*?)<\/dl>/.exec(html)?.[1] ?? ''
  const texts = all(list, /<dt>([\s\S]*?)<\/dt>/g), meanings = all(list, /<dd>([\s\S]*?)<\/dd>/g)
  const isNew = (text) => !seen.has(text) && seen.add(text)
  const lines = texts.flatMap((text, i) => isNew(text) ? [`> ${text}`, ...(index === 0 && meanings[i] ? [`? ${meanings[i]}`] : [])] : [])
  return [`# ${name}`, ...lines, ...all(html, /<p class="moved">([\s\S]*?)<\/p>/g).map((text) => `> ${text}`), '']
}

function said(site, language) {
  const html = readFileSync(join(site, language, 'index.html'), 'utf8')
  const figures = html.match(/<figure class="chart-figure[\s\S]*?<\/figure>/g) ?? []
  const seen = new Set()
  const measures = readdirSync(join(here, 'report/indicators')).filter((name) => name.startsWith('measure-')).sort()
  return { figures, lines: [...figures.flatMap(figureLines),
    ...measures.flatMap((name, i) => measureLines(site, language, name.replace('.json', ''), i, seen))] }
}

// What is read aloud with the picture is what stands below it, after the kind of picture.
function described(figure) {
  const sentence = first(figure, /<p class="sentence">([\s\S]*?)<\/p>/), description = first(figure, /<desc[^>]*>([\s\S]*?)<\/desc>/)
  return description.endsWith(sentence) ? [] : [`the description differs from the sentence: ${description}`]
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
  for (const language of languages) {
    const { lines, figures } = said(join(scratch, 'site'), language)
    verdict(`words in ${language}`, compare(language, lines))
    verdict(`descriptions in ${language}`, figures.flatMap(described))
  }
}
rmSync(scratch, { recursive: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
