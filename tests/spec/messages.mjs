// SPDX-License-Identifier: EUPL-1.2
// Every id that generator/ can print is explained in docs/messages.md, and nothing else is.
// Where a golden test meets an id, the example is word for word from one.
//     node messages.mjs            [--list: print the ids that the sources use]
//
// An id is the second argument of diag_error, diag_warning or diag_file: a literal, or handed on by
// a function with a parameter `const char *id`, or kept in the field `id` of a structure.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const plainId = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

// Without comments; texts and code keep their places.
function withoutComments(source) {
  return source.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\/[^\n]*|\/\*[^]*?\*\//g, (token) => token.startsWith('/') ? ' ' : token)
}

// The arguments of the call whose '(' is at `open`.
function argumentsAt(source, open) {
  const found = []
  let depth = 0, start = open + 1
  for (let i = open; i < source.length; i++) {
    if (source[i] === '"' || source[i] === "'") {
      const quote = source[i]
      for (i++; source[i] !== quote; i++) if (source[i] === '\\') i++
    } else if ('([{'.includes(source[i])) depth++
    else if (')]}'.includes(source[i])) {
      if (--depth === 0) return [...found, source.slice(start, i)]
    } else if (source[i] === ',' && depth === 1) {
      found.push(source.slice(start, i))
      start = i + 1
    }
  }
  return found
}

const literals = (text) => [...text.matchAll(/"((?:\\.|[^"\\])*)"/g)].map((match) => match[1])

function* calls(source, name) {
  for (const match of source.matchAll(new RegExp(`\\b${name}\\s*\\(`, 'g')))
    yield argumentsAt(source, match.index + match[0].length - 1)
}

// Functions of the file that hand an id on, with the place of that parameter.
function handingOn(source) {
  const found = new Map()
  for (const match of source.matchAll(/^[A-Za-z][\w *]*?\b(\w+)\s*\(([^;{)]*\bchar \*id\b[^;{)]*)\)\s*\{/gm))
    found.set(match[1], match[2].split(',').findIndex((parameter) => /\bchar \*id\b/.test(parameter)))
  return found
}

function idsOf(source, place, unknown) {
  const ids = new Set()
  const take = (text) => literals(text).filter((word) => plainId.test(word)).forEach((word) => ids.add(word))
  for (const name of ['diag_error', 'diag_warning', 'diag_file'])
    for (const [, id] of calls(source, name)) {
      if (id === undefined || /^\s*const char \*id\s*$/.test(id)) continue      // its own definition
      if (literals(id).length) take(id)
      else if (/\bid\s*$/.test(id)) ids.add('*')
      else unknown.push(`${place}: which id is ${id.trim()}?`)
    }
  for (const [name, position] of handingOn(source))
    for (const args of calls(source, name)) if (args[position]) take(args[position])
  // In a structure's field: where a table of them is used, or as the structure is made.
  const fields = ids.has('*') ? /\{\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"\s*,/g : /\(\w+\)\s*\{\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"\s*,/g
  for (const match of source.matchAll(fields)) ids.add(match[1])
  for (const match of source.matchAll(/\bid\s*=\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"/g)) ids.add(match[1])
  ids.delete('*')
  return ids
}

function usedIds(unknown) {
  const used = new Map()
  for (const file of readdirSync(join(root, 'generator'), { recursive: true }).map(String).sort()) {
    if (!/\.[ch]$/.test(file)) continue
    const source = withoutComments(readFileSync(join(root, 'generator', file), 'utf8'))
    for (const id of idsOf(source, file, unknown)) used.set(id, [...(used.get(id) ?? []), file])
  }
  return used
}

// ------------------------------------------------------------------------------ what is written

function sections() {
  const text = readFileSync(join(root, 'docs/messages.md'), 'utf8')
  return text.split(/^## /m).slice(1).map((part) => {
    const [id, ...lines] = part.split('\n')
    return { id, example: lines.join('\n').match(/^```\n([^]*?)\n```$/m)?.[1] ?? '', words: lines.join('\n').replace(/^```[^]*?^```$/m, '').trim() }
  })
}

// What the golden tests have seen printed, and which ids were among it.
function printed() {
  const folder = join(root, 'tests/golden/errors')
  const all = readdirSync(folder).map((name) => join(folder, name, 'expected.diag')).filter((path) => existsSync(path))
  const text = all.map((path) => readFileSync(path, 'utf8')).join('\n')
  return { text: `\n${text}\n`, ids: new Set([...text.matchAll(/: (?:error|warning): .* \[([a-z0-9-]+)\]$/gm)].map((match) => match[1])) }
}

const unknown = []
const used = usedIds(unknown)
if (process.argv.includes('--list')) {
  for (const id of [...used.keys()].sort()) console.log(id, used.get(id).join(' '))
  unknown.forEach((line) => console.log(line))
  process.exit(0)
}

let passed = 0
const wrong = [...unknown], seen = printed(), written = sections()
const check = (good, line) => { if (good) passed++; else wrong.push(line) }
const names = written.map((section) => section.id)
check(names.every((id, index) => index === 0 || names[index - 1] < id), 'docs/messages.md is not sorted by id, or has one twice')
for (const id of used.keys()) check(names.includes(id), `${id} (${used.get(id).join(', ')}) is not in docs/messages.md`)
for (const { id, example, words } of written) {
  check(used.has(id), `${id} is in docs/messages.md, and nothing prints it`)
  check(example.includes(`[${id}]`), `${id} has no example in docs/messages.md`)
  check(words.split('\n\n').length >= 2, `${id}: docs/messages.md does not say what it means and what to do`)
  if (seen.ids.has(id)) check(seen.text.includes(`\n${example}\n`), `${id}: the example in docs/messages.md is not as any golden test has it`)
}
wrong.forEach((line) => console.log(`FAILED ${line}`))
console.log(`${passed} passed, ${wrong.length} failed`)
process.exit(wrong.length ? 1 : 0)
