// SPDX-License-Identifier: EUPL-1.2
// Golden report folders.   node run.mjs PROGRAM [--update] [NAME …]
//
//   <name>/report/            a whole report, and expected/ files that its site must hold, byte for byte
//   errors/report/            a small report without a mistake
//   errors/<name>/files/      laid over errors/report (or, with a file `alone`, used as it is)
//   errors/<name>/share/      laid over templates/ and themes/, as translators and theme authors do
//   errors/<name>/setup.sh    run in the report's folder afterwards, for what git cannot hold;
//                             exit 77: the case cannot be tried here (file rights under root)
//   errors/<name>/command     the arguments, if not "build report -o site"
//   errors/<name>/exit        the exit code, if not 1;   warning: it is 0 and there is a new site
//   */expected.diag           what the program says; after an error the old site must be as before
//   words/                    is words.mjs's
//
// PROGRAM is tried in a scratch folder, so that messages name paths the same everywhere. Content
// hashes of file names, the place of templates/ and themes/ and the number of interface texts are
// left out of all comparisons. A new case is begun with --update NAME; then its expected.diag is
// read as its author would.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const share = resolve(here, '../..')
const [program, ...rest] = process.argv.slice(2)
const update = rest.includes('--update')
const wanted = rest.filter((word) => word !== '--update')
const binary = resolve(program)
const build = ['build', 'report', '-o', 'site']
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

const copy = (from, to) => cpSync(from, to, { recursive: true, filter: (path) => basename(path) !== '.jamlik' })
const scratchFolder = () => mkdtempSync(join(tmpdir(), 'jamlik-golden-'))

// Also what a case has made unreadable.
function remove(scratch) {
  spawnSync('chmod', ['-R', 'u+rwX', scratch])
  rmSync(scratch, { recursive: true })
}

const withoutHashes = (text) => text.replace(/-[0-9a-f]{16}(?=\.[a-z0-9]+)/g, '-HASH')

function run(scratch, words) {
  const own = join(scratch, 'share')
  const env = existsSync(own) ? { ...process.env, JAMLIK_SHARE: own } : process.env
  const result = spawnSync(binary, words, { cwd: scratch, env, encoding: 'utf8', timeout: 120000 })
  const said = (result.stderr ?? '').replaceAll(own, 'SHARE').replaceAll(share, 'SHARE').replaceAll(scratch, 'SCRATCH')
    .replace(/\d+ of \d+ (?=interface texts)/, '146 of 147 ')
  return { code: result.status ?? result.signal, said, out: result.stdout }
}

function compareDiag(folder, said, problems) {
  const path = join(folder, 'expected.diag')
  if (update) { said ? writeFileSync(path, said) : rmSync(path, { force: true }); return }
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (expected !== said) problems.push(`${relative(here, path)} differs; it says now:`, ...said.split('\n').slice(0, 25))
}

// ------------------------------------------------------------------------------ whole sites

// The first line that differs, from a little before the place on.
function firstDifference(actual, expected) {
  const [mine, theirs] = [actual, expected].map((bytes) => Buffer.from(bytes, 'latin1').toString('utf8').split('\n'))
  const most = Math.max(mine.length, theirs.length)
  let line = 0, at = 0
  while (line < most && mine[line] === theirs[line]) line++
  const [one, other] = [mine[line] ?? '(the end)', theirs[line] ?? '(the end)']
  while (at < one.length && one[at] === other[at]) at++
  const part = (text) => `${at > 40 ? '…' : ''}${text.slice(Math.max(0, at - 40), at + 80)}`
  return [`  line ${line + 1}, expected: ${part(other)}`, `  line ${line + 1}, made:     ${part(one)}`]
}

function compareFile(made, kept, name, problems) {
  if (!existsSync(made)) { problems.push(`${name} is not made`); return }
  const actual = withoutHashes(readFileSync(made, 'latin1'))
  if (update) { writeFileSync(kept, actual, 'latin1'); return }
  const expected = readFileSync(kept, 'latin1')
  if (actual !== expected) problems.push(`${name} differs from expected/`, ...firstDifference(actual, expected))
}

function goodReport(name) {
  const folder = join(here, name), scratch = scratchFolder(), problems = []
  copy(join(folder, 'report'), join(scratch, 'report'))
  const { code, said } = run(scratch, build)
  if (code !== 0) problems.push(`exit ${code}`)
  compareDiag(folder, said, problems)
  const expected = files(join(folder, 'expected'))
  if (expected.length === 0) problems.push('there is no expected/ to compare with')
  for (const file of expected) compareFile(join(scratch, 'site', file), join(folder, 'expected', file), file, problems)
  remove(scratch)
  verdict(name, problems)
}

// ------------------------------------------------------------------------------ single mistakes

// The site of the report without a mistake: the old site that every case must leave alone.
function buildSound() {
  const scratch = scratchFolder(), problems = []
  copy(join(here, 'errors/report'), join(scratch, 'report'))
  const { code, said } = run(scratch, build)
  if (code !== 0) problems.push(`exit ${code}`)
  if (said) problems.push('the report without a mistake is complained about:', said)
  verdict('errors/report', problems)
  return { site: join(scratch, 'site'), digest: digest(join(scratch, 'site')), scratch }
}

function lay(folder, report) {
  if (existsSync(join(folder, 'alone'))) mkdirSync(report)
  else copy(join(here, 'errors/report'), report)
  if (existsSync(join(folder, 'files'))) copy(join(folder, 'files'), report)
  if (existsSync(join(folder, 'share'))) {
    for (const part of ['templates', 'themes']) copy(join(share, part), join(dirname(report), 'share', part))
    copy(join(folder, 'share'), join(dirname(report), 'share'))
  }
  if (!existsSync(join(folder, 'setup.sh'))) return 0
  return spawnSync('bash', ['-e', join(folder, 'setup.sh')], { cwd: report, stdio: 'inherit' }).status
}

function wantedExit(folder) {
  if (existsSync(join(folder, 'warning'))) return 0
  return existsSync(join(folder, 'exit')) ? Number(readFileSync(join(folder, 'exit'), 'utf8')) : 1
}

function errorCase(name, sound) {
  const folder = join(here, 'errors', name), scratch = scratchFolder(), problems = []
  copy(sound.site, join(scratch, 'site'))
  const laid = lay(folder, join(scratch, 'report'))
  if (laid === 0) {
    const command = existsSync(join(folder, 'command')) ? readFileSync(join(folder, 'command'), 'utf8').trim().split(/\s+/) : build
    const { code, said, out } = run(scratch, command)
    const exit = wantedExit(folder)
    if (code !== exit) problems.push(`exit ${code}, not ${exit}`)
    if (!said) problems.push('it says nothing')
    if (exit !== 0 && out) problems.push(`it prints: ${out}`)
    compareDiag(folder, said, problems)
    if (exit !== 0 && digest(join(scratch, 'site')) !== sound.digest) problems.push('the old site has changed')
    if (readdirSync(scratch).some((entry) => entry.startsWith('site.new'))) problems.push('half a site is left beside the old one')
    if (command[0] === 'build' && exit !== 2 && run(scratch, [...command, '-j', '1']).said !== said) problems.push('one thread says something else')
  } else if (laid !== 77) problems.push(`setup.sh failed with ${laid}`)
  remove(scratch)
  if (laid === 77) console.log(`left out errors/${name}`)
  else verdict(`errors/${name}`, problems)
}

const folders = (folder) => existsSync(folder) ? readdirSync(folder).sort() : []
const cases = folders(join(here, 'errors')).filter((name) => name !== 'report')
const reports = folders(here).filter((name) => name !== 'errors' && name !== 'words' && existsSync(join(here, name, 'report')))
const exact = wanted.length > 0 && wanted.every((name) => cases.includes(name) || reports.includes(name))
const isWanted = (name) => wanted.length === 0 || wanted.some((part) => exact ? name === part : name.includes(part))

for (const name of reports.filter(isWanted)) goodReport(name)
if (cases.some(isWanted)) {
  const sound = buildSound()
  for (const name of cases.filter(isWanted)) errorCase(name, sound)
  remove(sound.scratch)
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
