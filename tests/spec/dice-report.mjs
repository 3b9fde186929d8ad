// SPDX-License-Identifier: EUPL-1.2
// Random small reports, the same for the same seed: every chart form, kind of unit, kind of data file and
// made page, with names that are hard to write, and cells that must be hidden. For dice.mjs.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const MINIMUM = 5
export const FORMS = ['bar', 'line', 'equiplot', 'slope', 'multiples', 'stacked', 'pyramid', 'bullet', 'tiles', 'bubbles', 'map', 'heat']

// What a form is about; without it the program would only say so.
const NEEDS = { tiles: ['area'], bubbles: ['area'], map: ['area'], pyramid: ['age', 'sex'], stacked: ['answer'] }

export function dice(seed) {
  let state = (seed * 2654435761) >>> 0
  const next = () => { // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n) => Math.floor(next() * n)
  return { next, below, chance: (p) => next() < p, one: (list) => list[below(list.length)], between: (a, b) => a + next() * (b - a) }
}

// Text of an author that would be an error of ours if it came out as anything but text.
export const HARD = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</script><script>x</script>', '</title></svg><b>', ']]>', '<!-- a', '&amp;lt;', '{{{x}}} {{/y}}', '=1+1', '+2', '-3', '@SUM(A1)', 'شمال البلد', 'נשים וגברים', '\u202eabc\u202c', 'a\u200bb', 'é'.normalize('NFD') + 'n', "it's {0} '{x}' #", '%s %n %5$d', '\\', 'Ord'.repeat(60), 'mellan rum '.repeat(20), '* _a_ `b` [c](d)', 'a|b,c;d"e', 'i'.repeat(3)]

function makeLists(d, hard) {
  const name = (plain) => (hard && d.chance(0.4) ? d.one(HARD) : plain)
  const areas = 1 + d.below(8), total = d.chance(0.3), parent = !total && d.chance(0.5)
  const spread = hard ? d.one([0, 1e-9, 0.5, 170]) : 0.5
  const place = () => ({ latitude: Math.max(-90, Math.min(90, d.one([60, 60, 0, -90, 90]) + d.between(-spread, spread))), longitude: Math.max(-180, Math.min(180, d.one([16, 16, 0, 180, -180]) + d.between(-spread, spread))) })
  const area = { id: 'area', title: name('Område'), groups: [] }
  if (total) area.groups.push({ id: 'total', title: name('Alla') })
  if (parent) area.groups.push({ id: 'a', slug: 'county', title: name('Länet') })
  for (let i = 0; i < areas; i++) area.groups.push({ id: `a${i}`, title: name(`Ort ${i}`), ...(parent ? { parent: 'a' } : {}), ...(d.chance(0.85) ? place() : {}) })
  if (d.chance(0.5)) area.map = { file: 'map.geojson', key: 'code' }
  const plain = (id, title, groups, more = {}) => ({ id, title: name(title), groups: groups.map((g) => ({ id: g, title: name(g), ...(hard && d.chance(0.2) ? { singular: name(`en ${g}`) } : {}) })), ...more })
  const count = hard && d.chance(0.05) ? 200 : 3 + d.below(7)
  return {
    area,
    sex: plain('sex', 'Kön', d.chance(0.5) ? ['women', 'men', 'total'] : ['women', 'men']),
    age: plain('age', 'Ålder', Array.from({ length: count }, (_, i) => `age-${i}`), { ordered: true }),
    education: plain('education', 'Utbildning', ['low', 'middle', 'high'].slice(0, 2 + d.below(2)), { ordered: d.chance(0.7) }),
    answer: plain('answer', 'Svar', ['good', 'fair', 'bad']),
    birth: { id: 'birth', title: name('Födelseland'), groups: [{ id: 'inside', title: name('inrikes') }, { id: 'abroad', title: name('utrikes') }, { id: 'near', title: name('nära'), parent: 'abroad' }, { id: 'far', title: name('långt borta'), parent: 'abroad' }] },
  }
}

function makeMap(d, lists, hard) {
  const ring = (x, y) => {
    const size = hard ? d.one([0, 1e-7, 0.5, 0.5, 20]) : 0.5, corners = Array.from({ length: 4 }, (_, i) => [Math.max(-180, Math.min(180, x + size * [0, 1, 1, 0][i])), Math.max(-90, Math.min(90, y + size * [0, 0, 1, 1][i]))])
    return [...corners, corners[0]]
  }
  return { type: 'FeatureCollection', features: lists.area.groups.filter((g) => g.id !== 'total' && d.chance(0.8)).map((g) => {
    const at = hard ? [d.between(-179, 178), d.between(-89, 88)] : [16 + d.next(), 60 + d.next()]
    return { type: 'Feature', properties: { code: g.id }, geometry: d.chance(0.3) ? { type: 'MultiPolygon', coordinates: [[ring(...at)], [ring(at[0] + 0.1, at[1])]] } : { type: 'Polygon', coordinates: [ring(...at)] } }
  }) }
}

// The hidden cell's numbers in one world: too few by one of the ways in which a cell can be.
function secret(d, row, kind) {
  const hidden = Object.fromEntries(Object.entries(row).filter(([key]) => !['value', 'lower', 'upper', 'se', 'n', 'count', 'population', 'note', 'status'].includes(key)))
  const percent = kind === 'percent', large = () => 100 + d.below(900)
  hidden.value = percent ? Number(d.between(0, 100).toFixed(3)) : kind === 'count' ? d.below(5000) : Number(d.between(-1e6, 1e6).toFixed(3))
  const ways = ['n', 'count', 'complement', 'population']
  if (kind === 'count') ways.push('value', 'value', 'rest')
  if (percent) ways.push('share', 'share-rest')
  switch (d.one(ways)) {
  case 'n': hidden.n = d.below(MINIMUM); break
  case 'count': hidden.count = d.below(MINIMUM); if (d.chance(0.5)) hidden.n = large(); break
  case 'complement': hidden.n = large(); hidden.count = hidden.n - d.below(MINIMUM); break
  case 'population': hidden.population = d.below(MINIMUM); break
  case 'value': hidden.value = d.below(MINIMUM); break
  case 'rest': hidden.n = 100 + d.below(900); hidden.value = hidden.n - d.below(MINIMUM); break
  case 'share': hidden.n = large(); hidden.value = Number((100 * d.below(MINIMUM) / hidden.n).toFixed(3)); break
  case 'share-rest': hidden.n = large(); hidden.value = Number((100 - 100 * d.below(MINIMUM) / hidden.n).toFixed(3)); break
  }
  const room = percent ? Math.min(hidden.value, 100 - hidden.value) : 1e5
  if (d.chance(0.5)) Object.assign(hidden, { lower: Number((hidden.value - room * d.next()).toFixed(6)), upper: Number((hidden.value + room * d.next()).toFixed(6)) })
  if (d.chance(0.5)) hidden.se = Number(d.between(0, 30).toFixed(4))
  if (d.chance(0.5)) hidden.population ??= d.below(10000)
  if (d.chance(0.5)) hidden.note = `Hemligt ${d.below(1e9)}`
  // a break tells of the method, not of the number: it stays, so both worlds have it
  if (row.status === 'break') hidden.status = 'break'
  else if (d.chance(0.3)) hidden.status = d.one(['estimated', 'preliminary'])
  return hidden
}

function makeRows(d, worlds, dimensions, lists, kind, secrets) {
  const times = Array.from({ length: 1 + d.below(5) }, (_, i) => String(2018 + i * (1 + d.below(1))))
  const groups = dimensions.map((id) => (id === 'time' ? times : lists[id].groups.map((g) => g.id)))
  const all = groups.reduce((rows, ids, i) => rows.flatMap((row) => ids.map((id) => ({ ...row, [dimensions[i]]: id }))), [{}])
  const bases = { n: d.chance(0.5), count: d.chance(0.3), population: d.chance(0.3), se: d.chance(0.3), interval: d.chance(0.3), shares: d.chance(0.5) }
  const scale = d.one([1, 100, 1e6, kind === 'percent' ? 1 : 1e9])
  const rows = [], hidden = []
  for (const groupsOf of all) {
    if (rows.length > 400 || d.chance(0.05)) continue
    const row = { ...groupsOf }, mute = d.chance(0.05)
    if (mute) {
      row.status = d.one(['too-few', 'confidential', 'not-collected', 'not-applicable'])
    } else {
      row.value = kind === 'percent' ? (bases.shares && 'answer' in row ? [50, 30, 20][['good', 'fair', 'bad'].indexOf(row.answer)] : Number(d.between(10, 90).toFixed(2))) : kind === 'count' ? 10 + d.below(5000) : Number((d.between(d.chance(0.1) ? -1 : 0, 1) * scale).toFixed(4))
      if (bases.n) row.n = 6000 + d.below(4000)
      if (bases.count) row.count = 1000 + d.below(3000)
      if (bases.population) row.population = 50000 + d.below(40000)
      if (bases.se) row.se = Number(d.between(0, 5).toFixed(3))
      if (bases.interval) Object.assign(row, { lower: Math.max(kind === 'percent' ? 0 : -Infinity, row.value - 3), upper: kind === 'percent' ? Math.min(100, row.value + 3) : row.value + 3 })
      if (d.chance(0.05)) row.note = d.one(HARD)
      if (d.chance(0.05)) row.status = d.one(['estimated', 'preliminary', 'break'])
      if (secrets && d.chance(0.12)) hidden.push(rows.length)
    }
    rows.push(row)
  }
  const inWorlds = worlds.map((world) => rows.map((row, i) => (hidden.includes(i) ? secret(world, row, kind) : row)))
  return { rows: inWorlds, times }
}

const NUMBERS = ['value', 'lower', 'upper', 'se', 'n', 'count', 'population']
const cell = (text) => (/[",\r\n]/.test(String(text ?? '')) ? `"${String(text).replaceAll('"', '""')}"` : String(text ?? ''))
function toCsv(rows, dimensions) {
  const keys = [...dimensions, ...NUMBERS, 'status', 'note'].filter((key) => dimensions.includes(key) || key === 'value' || key === 'status' || rows.some((row) => row[key] !== undefined))
  return `${keys.join(',')}\n${rows.map((row) => keys.map((key) => cell(row[key])).join(',')).join('\n')}\n`
}
function toStat(rows, dimensions) {
  const groups = dimensions.map((id) => [...new Set(rows.map((row) => row[id]))]), value = {}, status = {}
  for (const row of rows)
    NUMBERS.forEach((key, k) => {
      const at = dimensions.reduce((sum, id, i) => sum * groups[i].length + groups[i].indexOf(row[id]), 0) * NUMBERS.length + k
      if (row[key] !== undefined) value[at] = row[key]
      if (key === 'value' && row.status) status[at] = row.status
    })
  return { version: '2.0', class: 'dataset', id: [...dimensions, 'ContentsCode'], size: [...groups.map((g) => g.length), NUMBERS.length], value, status, role: { metric: ['ContentsCode'] },
    dimension: Object.fromEntries([...dimensions.map((id, i) => [id, { category: { index: groups[i] } }]), ['ContentsCode', { category: { index: NUMBERS } }]]) }
}

// worlds: of one report, as many versions that differ in the hidden cells alone. Each: path → content.
export function makeReport(seed, { hard = false, worlds: count = 1 } = {}) {
  const d = dice(seed), worldDice = Array.from({ length: count }, (_, i) => dice(seed * 7919 + i + 1))
  const name = (plain) => (hard && d.chance(0.3) ? d.one(HARD) : plain)
  const lists = makeLists(d, hard), indicators = [], worlds = worldDice.map(() => ({}))
  const put = (path, content) => worlds.forEach((world, i) => { world[path] = Array.isArray(content) ? content[i] : content })
  for (let i = 0; i < 1 + d.below(4); i++) {
    const id = `one-${i}`, kind = d.one(['other', 'percent', 'percent', 'years', 'money', 'count', 'count', 'ratio'])
    const dimensions = d.chance(0.2) ? d.one([['age', 'sex'], ['area', 'answer']]) : ['area', 'sex', 'age', 'education', 'answer', 'birth'].map((one) => [d.next(), one]).sort(([a], [b]) => a - b).slice(0, 1 + d.below(2)).map(([, one]) => one)
    if (d.chance(0.5)) dimensions.push('time')
    const { rows, times } = makeRows(d, worldDice, dimensions, lists, kind, count > 1)
    if (!rows[0].length) continue
    const referenced = dimensions.find((one) => one !== 'time' && d.chance(0.4)), form = d.one(['inline', 'csv', 'stat'])
    const data = form === 'inline' ? null : `${id}.${form === 'csv' ? 'csv' : 'stat.json'}`
    const one = { id, title: name(`Mått ${i}`), definition: name('Så är det.'), unit: { name: name(kind === 'percent' ? 'procent' : 'enheter'), decimals: d.below(4), kind, ...(d.chance(0.4) ? { symbol: name('%') } : {}) }, better: d.one(['higher', 'lower', 'neither']), dimensions, topics: ['health'], source: { name: name('Källan'), published: '2026-01-02', licence: 'CC0-1.0' } }
    for (const key of ['short', 'question', 'why', 'caution', 'how_to_read', 'population', 'derived']) if (d.chance(0.3)) one[key] = name(`Om ${key}.`)
    if (d.chance(0.3)) one.notes = [name('En not.')]
    if (d.chance(0.3)) one.changes = [{ date: '2026-02-01', text: name('Rättat.') }]
    if (d.chance(0.5)) one.goal = '1'
    if (referenced) one.reference = { [referenced]: d.one(lists[referenced].groups).id }
    if (d.chance(0.5)) one.target = { value: d.one([0, 50, 80, kind === 'count' ? 1000 : 99]), year: 2030 }
    put(`indicators/${id}.json`, rows.map((mine) => ({ ...one, data: data ?? mine })))
    if (form === 'csv') put(`indicators/${data}`, rows.map((mine) => toCsv(mine, dimensions)))
    if (form === 'stat') put(`indicators/${data}`, rows.map((mine) => toStat(mine, dimensions)))
    indicators.push({ id, dimensions, times })
  }
  // A group of people that some indicator has, so that there is a page of it.
  const people = indicators.flatMap((one) => one.dimensions).find((id) => !['area', 'time', 'answer'].includes(id)), grouped = people && `${people}/${lists[people].groups[0].id}`
  const lines = [], group = (id, times) => (id === 'time' ? d.one(times) : d.one(lists[id].groups).id)
  for (let i = 0; indicators.length && i < 14; i++) {
    const form = d.one([...FORMS, 'auto', 'auto']), wanted = NEEDS[form] ?? [], fitting = indicators.filter((one) => wanted.every((id) => one.dimensions.includes(id)))
    const { id, dimensions, times } = d.one(fitting.length ? fitting : indicators), first = fitting.length ? wanted : []
    const order = [...first, ...dimensions.filter((one) => !first.includes(one)).map((one) => [d.next(), one]).sort(([a], [b]) => a - b).map(([, one]) => one)]
    const by = order.slice(0, first.length || d.below(Math.min(3, order.length + 1))), rest = order.filter((one) => !by.includes(one) && d.chance(0.7))
    const several = form === 'heat' && d.chance(0.5) ? indicators.filter((one) => one.id !== id && by[0] && one.dimensions.includes(by[0])).map((one) => `,${one.id}`).join('') : ''
    const parts = [by.length ? `by=${by.slice(0, several ? 1 : 2).join(',')}` : '', ...rest.map((one) => `${one}=${group(one, times)}`), form === 'auto' ? '' : `chart=${form}`, form === 'slope' && times.length > 1 && !rest.includes('time') && d.chance(0.5) ? `time=${times[0]},${times.at(-1)}` : ''].filter(Boolean)
    lines.push(`![${hard && d.chance(0.3) ? d.one(HARD).replace(/[\[\]]/g, '') : `Bild ${i}`}](indicator:${id}${several}${parts.length ? `?${parts.join('&')}` : ''})`)
  }
  for (let i = 0; indicators.length && i < 6; i++) {
    const { id, dimensions, times } = d.one(indicators)
    lines.push(d.chance(0.5) ? `Det är [](value:${id}?${dimensions.map((one) => `${one}=${group(one, times)}`).join('&')}) här.` : `Det skiljer [](gap:${id}?by=${dimensions[0]}&${dimensions.slice(1).map((one) => `${one}=${group(one, times)}`).join('&')}${d.chance(0.5) ? '&kind=ratio' : ''}) här.`)
  }
  put('report.yaml', `title: ${JSON.stringify(name('Rapporten'))}\norganisation: {name: ${JSON.stringify(name('Provet'))}, url: "https://example.org/", email: "prov@example.org"}\nbase_url: "https://example.org/x/"\nsource_language: sv\nlanguages: {sv: {}, sv-simple: {fallback: [sv]}, en: {fallback: [sv]}, fi: {fallback: [sv]}, ar: {fallback: [en, sv]}}\nplace: ${d.one(lists.area.groups).id}\ndisclosure: {minimum: ${MINIMUM}}\nmeasures: [d, r, aci, rci, sii, bgv, cov, mdbu, idisu, par, paf]\n`)
  for (const [id, list] of Object.entries(lists)) put(`codes/${id}.json`, list)
  if (lists.area.map) put('codes/map.geojson', makeMap(d, lists, hard))
  put('pages/index.md', '---\ntitle: Start\nkind: start\ndescription: D\n---\n\nText.\n')
  put('pages/goals/1.md', `---\ntitle: ${JSON.stringify(name('Mål'))}\nkind: goal\ngoal: "1"\ndescription: D\n---\n\nText.\n`)
  put('pages/initiatives/a.md', `---\ntitle: ${JSON.stringify(name('Insats'))}\nkind: initiative\ngoal: "1"\n${grouped ? `groups: [${grouped}]\n` : ''}topics: [health]\nstatus: done\ndescription: D\n---\n\nText.\n`)
  put('pages/themes/health.md', `---\ntitle: ${JSON.stringify(name('Hälsa'))}\nkind: theme\ntopics: [health]\ndescription: D\n---\n\n${lines.join('\n\n')}\n`)
  return worlds
}

export function writeReport(folder, report) {
  for (const [path, content] of Object.entries(report)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), typeof content === 'string' ? content : `${JSON.stringify(content, null, 1)}\n`)
  }
}
