// SPDX-License-Identifier: EUPL-1.2
// The pages made from data against the data: every value on a place's and a group's page is that of
// a row of the indicator's CSV file, every status word follows from the two values beside it, and
// every cell of the grid counts what the group's page shows.
//     node made.mjs PROGRAM [REPORT …]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const [program = join(root, 'build/jamlik'), ...given] = process.argv.slice(2)
const reports = given.length ? given : [join(root, 'content'), join(root, 'tests/golden/made/report'), join(root, 'tests/spec/made-report')]
let passed = 0, failed = 0

function tell(good, name, detail = '') {
  if (good) { passed++; return }
  failed++
  console.log(`FAILED ${name}: ${detail}`)
}

// ------------------------------------------------------------------------------------- data

const json = (path) => JSON.parse(readFileSync(path, 'utf8'))
const inFolder = (folder, ending) => readdirSync(folder).filter((name) => name.endsWith(ending)).map((name) => json(join(folder, name)))

function csv(text) {
  const rows = [], [head, ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/).filter(Boolean).map((line) => {
    const cells = []
    for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    return cells
  })
  for (const line of lines) rows.push(Object.fromEntries(head.map((name, i) => [name, line[i] ?? ''])))
  return rows
}

const plain = (html) => html.replace(/<[^>]+>/g, '').replace(/[\u2066-\u2069\u200e\u200f]/g, '').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ').trim()
const titleOf = (group) => (typeof group.title === 'string' ? group.title : group.title.sv)
const fold = (text) => text.toLowerCase()

// ------------------------------------------------------------------------------------- page

// The rows of the tables of a page (measure, slice, cells), the measures listed apart, and the number of
// links to those that have values elsewhere; by life area.
const labels = /<span class="label"(?: aria-hidden="true")?>([^]*?)<\/span>/
function areasOf(html) {
  const areas = []
  for (const [, id, part] of html.matchAll(/<section class="life-area" aria-labelledby="([^"]+)">([^]*?)<\/section>/g)) {
    const heads = [...part.matchAll(/<th scope="col">([^]*?)<\/th>/g)].map((match) => plain(match[1].replace(/<span class="unseen">[^]*?<\/span>/, '')))
    const rows = [...part.matchAll(/<tbody>\s*<tr class="about">([^]*?)<\/tr>\s*<tr>([^]*?)<\/tr>/g)].map(([, about, cells]) => ({
      id: /indicators\/([^/]+)\/index\.html/.exec(about)[1],
      slice: plain(/<span class="slice">([^]*?)<\/span><\/th>/.exec(about)?.[1] ?? ''),
      cells: [...cells.matchAll(/<td([^>]*)>([^]*?)<\/td>/g)].map((match) => ({ span: Number(/colspan="(\d+)"/.exec(match[1])?.[1] ?? 1), label: plain(labels.exec(match[2])?.[1] ?? ''), text: plain(match[2].replace(labels, '').replace(/<small>[^]*?<\/small>/, '')), note: plain(/<small>([^]*?)<\/small>/.exec(match[2])?.[1] ?? '') })),
    }))
    const apart = [...(/<ul class="entries apart">([^]*?)<\/ul>/.exec(part)?.[1] ?? '').matchAll(/<li>([^]*?)<\/li>/g)].map(([, item]) => ({
      id: /indicators\/([^/]+)\/index\.html/.exec(item)[1],
      slice: plain(/<span class="slice">([^]*?)<\/span>/.exec(item)?.[1] ?? ''),
      text: plain(/<p><b>([^]*?)<\/b><\/p>/.exec(item)[1]),
    }))
    const links = [...(/<ul class="links">([^]*?)<\/ul>/.exec(part)?.[1] ?? '').matchAll(/<li>/g)].length
    tell(rows.length + apart.length + links > 0, id, 'an area of life without a measure')
    for (const { cells } of rows)
      for (const [i, cell] of cells.entries()) if (cell.label) tell(cell.label === heads[i], `${id}, label`, `"${cell.label}" in the column "${heads[i]}"`)
    areas.push({ id, heads, rows, apart, links })
  }
  return areas
}

// ------------------------------------------------------------------------------------ report

function checkReport(report) {
  const site = mkdtempSync(join(tmpdir(), 'jamlik-made-'))
  const run = spawnSync(program, ['build', report, '-o', site], { encoding: 'utf8' })
  if (run.status !== 0) { tell(false, report, run.stderr); return }
  const lists = new Map(inFolder(join(report, 'codes'), '.json').map((list) => [list.id, list]))
  const indicators = new Map(inFolder(join(report, 'indicators'), '.json').map((one) => [one.id, { ...one, rows: csv(readFileSync(join(site, `data/${one.id}.csv`), 'utf8')) }]))
  const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ')

  const timeOf = (text) => {
    const month = /^(\p{L}+) (\d{4})$/u.exec(fold(text))
    return month && months.includes(month[1]) ? `${month[2]}-${String(months.indexOf(month[1]) + 1).padStart(2, '0')}` : text.replace('–', '-')
  }
  // The row that a slice such as "Eftergymnasial utbildning · 2019" and some groups name.
  const rowOf = (one, slice, known) => {
    const wanted = { ...known }
    for (const part of slice.split(' · ').filter(Boolean)) {
      const dimension = one.dimensions.find((id) => !(id in wanted) && id !== 'time' && lists.get(id).groups.some((group) => fold(titleOf(group)) === fold(part)))
      if (dimension) wanted[dimension] = lists.get(dimension).groups.find((group) => fold(titleOf(group)) === fold(part)).id
      else wanted.time = timeOf(part)
    }
    for (const id of one.dimensions) if (!(id in wanted) && id !== 'time') wanted[id] = lists.get(id).groups.find((group) => group.total || group.id === 'total')?.id
    return one.rows.find((row) => one.dimensions.every((id) => row[id] === wanted[id]))
  }
  const amountOf = (one, row) => {
    if (!row || row.value === '') return null
    const decimals = one.unit.decimals ?? 0, size = Math.abs(Number(row.value))
    const shown = (Math.round((size + 1e-9 * Math.max(1, size)) * 10 ** decimals) / 10 ** decimals).toFixed(decimals)
    const [whole, part] = shown.split('.')
    const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, ' ') : whole
    return `${Number(row.value) < 0 ? '−' : ''}${grouped}${part ? `,${part}` : ''}`
  }
  const startsWith = (text, amount) => text === amount || text.startsWith(`${amount} `)
  const checkValue = (name, text, one, row) => {
    const amount = amountOf(one, row)
    tell(amount === null ? !/^[−\d]/.test(text) : startsWith(text, amount), name, `the page says "${text}", the data ${amount ?? 'nothing'}`)
  }
  const signs = { '▲': 'better', '▼': 'worse', '△': 'higher', '▽': 'lower', '=': 'equal', '○': 'uncertain' }
  const overlap = (a, b) => a.lower !== '' && b.lower !== '' && Number(a.lower) <= Number(b.upper) && Number(b.lower) <= Number(a.upper)
  const standing = (one, row, other) => {
    const round = (value) => Number(Number(value).toFixed(one.unit.decimals ?? 0))
    const difference = round(row.value) - round(other.value)
    if (Math.abs(difference) < 1e-9) return 'equal'
    if (overlap(row, other)) return 'uncertain'
    if (!one.better || one.better === 'neither') return difference > 0 ? 'higher' : 'lower'
    return difference > 0 === (one.better === 'higher') ? 'better' : 'worse'
  }
  // Numbers of people and parts of a whole are shown and not compared; everything else is.
  const isPart = (one, list, slice) => {
    if (one.unit.kind !== 'percent' || (one.better ?? 'neither') !== 'neither') return false
    const parts = list.groups.filter((group) => !(group.total || group.id === 'total')).map((group) => rowOf(one, slice, { [list.id]: group.id })).filter(Boolean)
    const sum = parts.reduce((total, row) => total + Number(row.value), 0)
    return parts.length >= 3 && parts.every((row) => row.value !== '') && Math.abs(sum - 100) <= parts.length * 10 ** -(one.unit.decimals ?? 0)
  }
  const checkStanding = (name, text, one, row, other, list, slice) => {
    const said = signs[text[0]], compared = one.unit.kind !== 'count' && !isPart(one, list, slice)
    if (compared) tell(said === standing(one, row, other), name, `"${text}" for ${row.value} beside ${other.value}`)
    else tell(said === undefined, name, `"${text}" of what is not compared`)
  }

  const folders = (path) => readdirSync(join(site, 'sv', path), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const page = (path) => readFileSync(join(site, 'sv', path, 'index.html'), 'utf8')
  const area = lists.get('area')
  for (const slug of folders('places')) {
    const place = area.groups.find((group) => (group.slug ?? group.id) === slug || group.id === slug)
    for (const { heads, rows, apart } of areasOf(page(`places/${slug}`))) {
      for (const { id, slice, text } of apart) {
        const one = indicators.get(id), around = [place.parent, lists.get('area').groups.find((group) => group.id === place.parent)?.parent].filter(Boolean)
        checkValue(`places/${slug}, apart, ${id}`, text, one, rowOf(one, slice, { area: place.id }))
        tell(around.every((area) => rowOf(one, slice, { area }) === undefined), `places/${slug}, apart, ${id}`, 'there is something to compare it with')
      }
      for (const { id, slice, cells } of rows) {
        const one = indicators.get(id), name = `places/${slug}, ${id}`
        const own = rowOf(one, slice, { area: place.id })
        checkValue(name, cells[0].text, one, own)
        const columns = []
        tell(cells.length === heads.length, name, `${cells.length} cells below ${heads.length} heads`)
        for (let i = 1; i < heads.length - 1; i++) {
          const around = area.groups.find((group) => fold(titleOf(group)) === fold(heads[i]))
          const row = rowOf(one, slice, { area: around.id })
          columns.push(row)
          checkValue(`${name}, ${heads[i]}`, cells[i].text, one, row)
        }
        const other = columns.find((row) => row && row.value !== '')
        if (other && own?.value) checkStanding(name, cells.at(-1).text, one, own, other, area, slice)
      }
    }
  }
  const shown = new Map()
  for (const slug of folders('groups')) {
    const list = [...lists.values()].filter((one) => slug.startsWith(`${one.id}-`)).sort((a, b) => b.id.length - a.id.length)[0]
    const group = list.groups.find((one) => `${list.id}-${one.slug ?? one.id}` === slug)
    const areas = areasOf(page(`groups/${slug}`))
    shown.set(slug, areas)
    for (const { rows } of areas)
      for (const { id, slice, cells } of rows) {
        const one = indicators.get(id), name = `groups/${slug}, ${id}`
        const own = rowOf(one, slice, { [list.id]: group.id })
        checkValue(name, cells[0].text, one, own)
        if (cells.length < 4) continue
        const beside = list.groups.find((other) => fold(cells[1].text).startsWith(`${fold(titleOf(other))} `) && startsWith(cells[1].text.slice(titleOf(other).length + 1), amountOf(one, rowOf(one, slice, { [list.id]: other.id }))))
        tell(beside !== undefined, `${name}, beside`, `"${cells[1].text}" is no group's value`)
        if (beside) checkStanding(name, cells[3].text, one, own, rowOf(one, slice, { [list.id]: beside.id }), list, slice)
      }
  }

  // A ratio of years is no news, and each measure of inequality is explained once.
  for (const [id, one] of indicators) {
    const html = page(`indicators/${id}`)
    const explained = [...html.slice(html.indexOf('id="measures-explained"')).matchAll(/<dt>([^]*?)<\/dt>/g)].map((match) => plain(match[1]))
    if (one.unit.kind === 'years') tell(!/Relativ skillnad/.test(html), `indicators/${id}`, 'there is a ratio of years')
    tell(new Set(explained).size === explained.length, `indicators/${id}`, `explained twice: ${explained}`)
  }

  // The grid: each cell counts the signs of the group's page.
  const grid = page('grid'), columns = [...grid.slice(0, grid.indexOf('</thead>')).matchAll(/<th scope="col"><a href="[^"]*\/themes\/([^/]+)\/index.html"/g)].map((match) => `area-${match[1]}`)
  const heads = [...grid.slice(0, grid.indexOf('</thead>')).matchAll(/<th scope="col">([^]*?)<\/th>/g)].map((match) => plain(match[1])).slice(1)
  for (const [, href, cells] of grid.matchAll(/<tr><th scope="row"><a href="[^"]*groups\/([^/]+)\/index.html">[^]*?<\/th>([^]*?)<\/tr>/g)) {
    const found = [...cells.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map((match) => plain(match[1].replace(labels, '').replace(/<span class="unseen">[^]*?<\/span>/, '')))
    const named = [...cells.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map((match) => plain(labels.exec(match[1])?.[1] ?? ''))
    named.forEach((name, i) => { if (name) tell(name === heads[i], `grid, ${href}`, `"${name}" in the column "${heads[i]}"`) })
    columns.concat(found.length > columns.length ? ['area-other'] : []).forEach((id, i) => {
      const { rows, links } = shown.get(href).find((one) => one.id === id) ?? { rows: [], links: 0 }
      const count = (sign) => rows.filter((row) => row.cells.at(-1).text.startsWith(sign)).length
      const better = count('▲'), worse = count('▼'), all = better + worse + count('○') + count('=')
      const text = found[i].split(';')[0]
      const wanted = better && worse ? `◆ bättre i ${better}, sämre i ${worse} av ${all}` : worse ? `▼ sämre i ${worse} av ${all}` : better ? `▲ bättre i ${better} av ${all}` : null
      tell(rows.length + links === 0 ? text === '' : wanted ? text === wanted : !/bättre i|sämre i/.test(text), `grid, ${href}, ${id}`, `"${text}" for ${rows.length} measures`)
    })
  }
  rmSync(site, { recursive: true })
}

for (const report of reports) checkReport(report)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
