// SPDX-License-Identifier: EUPL-1.2
// Golden report folders.   node run.mjs PROGRAM [--update] [NAME …]
//
//   <name>/report/            a whole report, and expected/ the files its site must hold, byte for byte
//   errors/<name>/files/      laid over errors/report (or, with a file `alone`, used as it is)
//   errors/<name>/setup.sh    run in the report's folder afterwards, for what git cannot hold
//   errors/<name>/command     the arguments, if not "build report -o site"
//   */expected.diag           what the program says; with errors it must exit 1 and leave the old site
//
// PROGRAM is tried in a scratch folder, so that messages name paths the same everywhere.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const [program, ...rest] = process.argv.slice(2)
const update = rest.includes('--update')
const wanted = rest.filter((word) => word !== '--update')
const binary = resolve(program)
let passed = 0, failed = 0

function verdict(name, problems) {
  if (problems.length === 0) { passed++; return }
  failed++
  console.log(`FAILED ${name}\n${problems.map((line) => `  ${line}`).join('\n')}`)
}

function files(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile()).sort()
}

// What lies in a folder, as one string to compare.
const digest = (folder) => files(folder).map((name) => `${name}\n${readFileSync(join(folder, name), 'latin1')}`).join('\n')

function run(scratch, words) {
  const result = spawnSync(binary, words, { cwd: scratch, encoding: 'utf8', timeout: 120000 })
  return { code: result.status, said: result.stderr, out: result.stdout }
}

function compareText(path, actual, problems) {
  if (update) { actual ? writeFileSync(path, actual) : rmSync(path, { force: true }); return }
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (expected !== actual) problems.push(`${relative(here, path)} differs; it says now:`, ...actual.split('\n').slice(0, 25))
}

function goodReport(name) {
  const folder = join(here, name), scratch = mkdtempSync(join(tmpdir(), 'jamlik-golden-')), problems = []
  cpSync(join(folder, 'report'), join(scratch, 'report'), { recursive: true })
  const { code, said } = run(scratch, ['build', 'report', '-o', 'site'])
  if (code !== 0) problems.push(`exit ${code}`)
  compareText(join(folder, 'expected.diag'), said, problems)
  if (update) for (const file of files(join(folder, 'expected'))) {
    if (existsSync(join(scratch, 'site', file))) cpSync(join(scratch, 'site', file), join(folder, 'expected', file))
  }
  const expected = files(join(folder, 'expected'))
  if (expected.length === 0) problems.push('there is no expected/ to compare with')
  for (const file of expected) {
    const made = join(scratch, 'site', file)
    if (!existsSync(made)) problems.push(`${file} is not made`)
    else if (!readFileSync(made).equals(readFileSync(join(folder, 'expected', file)))) problems.push(`${file} differs from expected/`)
  }
  rmSync(scratch, { recursive: true })
  verdict(name, problems)
}

function errorCase(name) {
  const folder = join(here, 'errors', name), scratch = mkdtempSync(join(tmpdir(), 'jamlik-golden-')), problems = []
  const report = join(scratch, 'report')
  cpSync(join(here, 'errors/report'), report, { recursive: true })
  const first = run(scratch, ['build', 'report', '-o', 'site'])
  if (first.code !== 0) problems.push('the report without the mistake does not build', first.said)
  const before = digest(join(scratch, 'site'))
  if (existsSync(join(folder, 'alone'))) { rmSync(report, { recursive: true }); mkdirSync(report) }
  if (existsSync(join(folder, 'files'))) cpSync(join(folder, 'files'), report, { recursive: true })
  if (existsSync(join(folder, 'setup.sh'))) spawnSync('bash', [join(folder, 'setup.sh')], { cwd: report })
  const command = existsSync(join(folder, 'command')) ? readFileSync(join(folder, 'command'), 'utf8').trim().split(/\s+/) : ['build', 'report', '-o', 'site']
  const { code, said } = run(scratch, command)
  const warning = existsSync(join(folder, 'warning'))
  if (code !== (warning ? 0 : 1)) problems.push(`exit ${code}`, said ?? '')
  if (!said) problems.push('it says nothing')
  compareText(join(folder, 'expected.diag'), said ?? '', problems)
  if (!warning && digest(join(scratch, 'site')) !== before) problems.push('the old site has changed')
  if (readdirSync(scratch).some((entry) => entry.startsWith('site.new'))) problems.push('half a site is left beside the old one')
  rmSync(scratch, { recursive: true })
  verdict(`errors/${name}`, problems)
}

const isWanted = (name) => wanted.length === 0 || wanted.some((part) => name.includes(part))
for (const name of readdirSync(here).sort()) {
  if (name !== 'errors' && existsSync(join(here, name, 'report')) && isWanted(name)) goodReport(name)
}
for (const name of existsSync(join(here, 'errors')) ? readdirSync(join(here, 'errors')).sort() : []) {
  if (name !== 'report' && isWanted(name)) errorCase(name)
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
