// SPDX-License-Identifier: EUPL-1.2
// Random reports.   node tests/spec/dice.mjs PROGRAM [COUNT [FIRST]]
//
//   hidden   two versions of a report that differ in cells which must be hidden, and in nothing else, are
//            built to the same bytes: pages, pictures, data, archive and measures (see secrets.mjs)
//   hard     names with markup, long, right to left and of formulas, places at the poles: the program says
//            what is wrong or builds, and what it builds has no markup of an author in it
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeReport, writeReport } from './dice-report.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const program = resolve(process.argv[2] ?? join(root, 'build/jamlik'))
const count = Number(process.argv[3] ?? 8), first = Number(process.argv[4] ?? 1)
const work = mkdtempSync(join(tmpdir(), 'jamlik-dice-'))
const tally = { passed: 0, failed: 0, built: 0, figures: {} }

function check(name, problems) {
  const list = [problems].flat().filter(Boolean)
  if (list.length === 0) { tally.passed++; return }
  tally.failed++
  console.log(`FAILED ${name}\n${list.slice(0, 8).map((line) => `  ${line}`).join('\n')}`)
}
const run = (...words) => spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 })
const files = (folder) => readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile()).sort()
const crash = (one) => (one.signal || ![0, 1].includes(one.status) || /Sanitizer|runtime error:|Assertion/.test(one.stderr) ? `ended with ${one.signal ?? one.status}: ${one.stderr.match(/(Assertion|runtime error|ERROR: \w+Sanitizer)[^]*?#6/)?.[0] ?? one.stderr.slice(-1200)}` : '')

// Builds; figures that the program refuses, it says where and why, are taken out, and it is asked again.
function build(folder, report, reports = [report]) {
  const page = 'pages/themes/health.md'
  for (let round = 0; ; round++) {
    writeReport(join(folder, 'report'), report)
    const one = run('build', join(folder, 'report'), '-o', join(folder, 'site'), '-j2')
    const lines = new Set([...one.stderr.matchAll(/themes\/health\.md:(\d+)/g)].map(([, line]) => Number(line) - 1))
    const mine = report[page].split('\n')
    if (one.status !== 1 || round === 6 || ![...lines].some((line) => mine[line])) return { ...one, report: join(folder, 'report'), site: join(folder, 'site') }
    for (const each of reports) each[page] = each[page].split('\n').map((line, i) => (lines.has(i) && /^!|\]\((value|gap):/.test(line) ? '' : line)).join('\n')
  }
}

function hidden(seed) {
  const worlds = makeReport(seed, { worlds: 2 }), name = `hidden ${seed}`
  const a = build(join(work, 'a'), worlds[0], worlds), b = build(join(work, 'b'), worlds[1], worlds)
  check(`${name}: no crash`, [crash(a), crash(b)])
  check(`${name}: both build or neither`, a.status === b.status ? '' : a.stderr.slice(0, 1500) + b.stderr.slice(0, 1500))
  if (a.status !== 0 || b.status !== 0) { console.log(`${name} does not build: ${a.stderr.slice(0, 700)}`); return }
  tally.built++
  const paths = files(a.site)
  check(`${name}: the same files`, JSON.stringify(paths) === JSON.stringify(files(b.site)) ? '' : 'they differ')
  check(`${name}: the same bytes`, paths.filter((path) => !readFileSync(join(a.site, path)).equals(readFileSync(join(b.site, path)))))
  for (const path of Object.keys(worlds[0]).filter((one) => /^indicators\/one-\d\.json$/.test(one))) {
    const [one, two] = [a, b].map(({ report }) => run('measures', join(report, path)))
    check(`${name}: measures of ${path}`, one.stdout === two.stdout ? crash(one) : 'they differ')
  }
  for (const line of run('plan', a.report).stdout.split('\n')) for (const word of line.split(/[\t ]/)) if (/^(bar|line|equiplot|slope|multiples|stacked|pyramid|bullet|tiles|bubbles|map|heat)$/.test(word)) tally.figures[word] = (tally.figures[word] ?? 0) + 1
}

// Markup that came from a name.
const BAD = [/<script>alert/, /<img src=x/, /<\/script><script>x/, /<\/title><\/svg><b>/, /<!-- a/]
function hard(seed) {
  const [report] = makeReport(seed, { hard: true }), name = `hard ${seed}`
  const one = build(join(work, 'h'), report)
  check(`${name}: no crash`, crash(one))
  if (one.status !== 0) { console.log(`${name} does not build: ${one.stderr.slice(0, 500)}`); return }
  tally.built++
  const bad = []
  for (const path of files(one.site)) {
    if (!/\.(html|svg|rdf|xml)$/.test(path)) continue
    const text = readFileSync(join(one.site, path), 'utf8')
    for (const pattern of BAD) if (pattern.test(text)) bad.push(`${path}: ${pattern} …${text.slice(Math.max(0, text.search(pattern) - 80), text.search(pattern) + 80)}`)
  }
  check(`${name}: no markup of an author`, bad)
  for (const path of files(one.site).filter((path) => path.endsWith('.csv')))
    check(`${name}: ${path} has no formula`, readFileSync(join(one.site, path), 'utf8').split(/\r\n/).filter((line) => /(^|[,;])"?[=+@]/.test(line)))
}

for (let seed = first; seed < first + count; seed++) {
  for (const folder of ['a', 'b', 'h']) rmSync(join(work, folder), { recursive: true, force: true })
  hidden(seed)
  hard(seed)
}
rmSync(work, { recursive: true })
console.log(`${tally.built} of ${2 * count} built; ${JSON.stringify(tally.figures)}`)
console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exit(tally.failed ? 1 : 0)
