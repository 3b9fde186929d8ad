// SPDX-License-Identifier: EUPL-1.2
// Small numbers: nothing of a hidden number reaches any output.   node tests/spec/secrets.mjs PROGRAM
//
// A report with every form of chart, the pages made from data and all open data hides numbers planted in
// JSON, CSV and JSON-stat. Two proofs:
//   interference   the same report with other numbers in the hidden cells gives the same bytes, every one
//                  of them: in pages, pictures, data files, the archive and `jamlik measures`
//   search         none of the planted numbers, as they are, rounded or written in any language, and none
//                  of their differences to others stands in any file; without the rule they are found
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const program = resolve(process.argv[2] ?? join(root, 'build/jamlik'))
const work = mkdtempSync(join(tmpdir(), 'jamlik-secrets-'))
let passed = 0, failed = 0

function check(name, problems) {
  const list = [problems].flat().filter(Boolean)
  if (list.length === 0) { passed++; return }
  failed++
  console.log(`FAILED ${name}\n${list.slice(0, 15).map((line) => `  ${line}`).join('\n')}`)
}
const run = (...words) => spawnSync(words[0], words.slice(1), { encoding: 'utf8', maxBuffer: 1 << 28 })
const files = (folder) => readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile()).sort()

// ------------------------------------------------------------------------------------ report

// Two worlds: what the hidden cells say, and with them those that are withheld because a total less these
// would be the hidden number. Everything else is the same in both.
const worlds = {
  a: { share: 71.8243, low: 48.3517, high: 93.6429, se: 11.4628, n: 3, count: 2, population: 4, note: 'tre av 9473', income: 718243.57, people: 3, answer: 38.4271, deaths: 4, base: 61.7 },
  b: { share: 22.0519, low: 12.1735, high: 58.2961, se: 23.9157, n: 4, count: 1, population: 3, note: 'en av 6158', income: 152906.38, people: 1, answer: 9.0426, deaths: 0, base: 38.2 },
}
const areas = [['99', 'Länet'], ['9901', 'Alby'], ['9902', 'Borg'], ['9903', 'Dala']]
const sexes = ['women', 'men', 'total'], ages = ['0-19', '20-39', '40-64', '65-'], answers = ['good', 'fair', 'bad']

const about = (id, unit, more) => ({ id, title: `Mått ${id}`, question: `Fråga ${id}?`, definition: `Definition ${id}.`, unit, topics: ['health'], goal: '1', source: { name: 'Påhittat', published: '2026-01-02', licence: 'CC0-1.0' }, ...more })

// Shares by area, sex and year; a woman of Alby in 2024 is hidden by n, a man of Borg in 2022 by count.
function share(world) {
  const data = []
  areas.forEach(([area], i) => sexes.forEach((sex, j) => [2018, 2020, 2022, 2024].forEach((year, k) => {
    const row = { area, sex, time: String(year), value: 40 + 3 * i + 2 * j + k + 0.25, lower: 30, upper: 60, se: 2, n: 400 + 10 * i + j, population: 4000 }
    if (area === '9901' && sex === 'women' && year === 2024) Object.assign(row, { value: world.share, lower: world.low, upper: world.high, se: world.se, n: world.n, count: world.count, population: world.population, note: world.note })
    if (area === '9901' && sex === 'men' && year === 2024) row.n = 412 - world.n
    if (area === '9902' && sex === 'men' && year === 2022) Object.assign(row, { value: world.base, count: world.deaths, n: 210, lower: 1, upper: 99, note: `${world.deaths} av 210` })
    data.push(row)
  })))
  return about('share', { name: 'procent', symbol: '%', decimals: 2, kind: 'percent' }, { better: 'higher', dimensions: ['area', 'sex', 'time'], reference: { sex: 'men' }, target: { value: 80, year: 2030 }, data,
    figures: [{ title: 'Kvinnor och män', query: 'by=sex' }, { title: 'Kommunerna', query: 'by=area,sex' }] })
}

// Incomes by area and sex as CSV; the women of Dala are two, and total and men would tell.
function income(world) {
  const lines = ['area,sex,value,n,se,note']
  areas.forEach(([area], i) => sexes.forEach((sex, j) => {
    const hidden = area === '9903' && sex === 'women'
    lines.push([area, sex, hidden ? world.income : 300100.5 + 20000 * i + 5000 * j, hidden ? world.n : sex === 'total' ? (area === '9903' ? 40 + world.n : 800) : area === '9903' ? 40 : 400, hidden ? world.se : 900, hidden ? world.note : ''].join(','))
  }))
  // The total's own base would be the hidden one's: it is the same in both worlds.
  return lines.join('\n').replace(/^(9903,total,[^,]*),\d+/m, '$1,43') + '\n'
}

// People by age and sex, for pyramids and stacks: the oldest men are few.
const people = (world) => ages.flatMap((age, i) => ['women', 'men'].map((sex, j) => ({ age, sex, value: age === '65-' && sex === 'men' ? world.people : 500 + 70 * i + 13 * j })))

// Deaths by area: counts, for bubbles.
const deaths = (world) => areas.map(([area]) => ({ area, value: { 99: 284, 9901: 124 - world.deaths, 9902: world.deaths, 9903: 160 }[area] }))

// Answers that make 100, as JSON-stat: the agency sends one number with the sign for "confidential".
function answer(world) {
  const value = [], status = {}
  areas.forEach((_, i) => (i === 2 ? [48, world.answer, 52 - world.answer] : [50 - i, 30, 20 + i]).forEach((number, j) => {
    if (i === 2 && j === 1) status[value.length] = 'c'
    value.push(Number(number.toFixed(4)))
  }))
  return { version: '2.0', class: 'dataset', id: ['Region', 'Svar'], size: [4, 3], value, status,
    dimension: { Region: { category: { index: areas.map(([id]) => id) } }, Svar: { category: { index: answers } } } }
}

const figures = {
  share: ['by=sex', 'by=area,sex', 'by=sex&chart=line', 'by=sex&chart=line&area=9901', 'by=area,sex&chart=equiplot', 'by=area,time&chart=slope&time=2018,2024&sex=women', 'by=area,sex&chart=multiples',
    'by=sex,time&chart=multiples&area=9901', 'by=area&chart=bullet', 'area=9901&sex=women&chart=bullet', 'by=area&chart=tiles&sex=women', 'by=area&chart=map&sex=women', 'by=area,sex&chart=heat', 'by=time&sex=women&area=9901', 'by=area&sex=women', 'by=time,sex&area=9901&chart=equiplot'],
  income: ['by=sex&area=9903', 'by=area,sex', 'by=area&sex=women', 'by=area,sex&chart=equiplot', 'by=area,sex&chart=multiples', 'by=area,sex&chart=heat', 'by=area&sex=women&chart=tiles'],
  people: ['by=age,sex&chart=pyramid', 'by=age,sex&chart=stacked', 'by=sex,age&chart=stacked', 'by=age,sex', 'by=age&sex=men'],
  deaths: ['by=area', 'by=area&chart=bubbles', 'by=area&chart=tiles'],
  answer: ['by=area,answer&chart=stacked', 'by=answer&chart=stacked&area=9902', 'by=area,answer', 'by=answer&area=9902', 'by=area,answer&chart=heat', 'by=area&answer=fair'],
}
const several = ['indicator:share,income?by=sex&chart=heat&area=9901', 'indicator:share,income?by=area&chart=heat&sex=women']

const square = (i) => [[16 + i, 60], [17 + i, 60], [17 + i, 61], [16 + i, 61], [16 + i, 60]]
function write(folder, world, minimum, left = []) {
  const put = (path, content) => { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), typeof content === 'string' ? content : `${JSON.stringify(content)}\n`) }
  put('report.yaml', `title: Hemligt\norganisation: {name: Prov, url: "https://example.org/", email: "prov@example.org"}\nbase_url: "https://example.org/hemligt/"\nsource_language: sv\nlanguages: {sv: {}, sv-simple: {fallback: [sv]}, en: {fallback: [sv]}, fi: {fallback: [sv]}, ar: {fallback: [en, sv]}}\nplace: "99"\n${minimum ? `disclosure: {minimum: ${minimum}}\n` : ''}measures: [${measures.join(', ')}]\n`)
  put('codes/area.json', { id: 'area', title: 'Område', map: { file: 'map.geojson', key: 'code' }, groups: areas.map(([id, title], i) => ({ id, title, ...(i ? { parent: '99', latitude: 60 + i / 3, longitude: 16 + i / 2 } : {}) })) })
  put('codes/map.geojson', { type: 'FeatureCollection', features: areas.slice(1).map(([code], i) => ({ type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [square(i)] } })) })
  put('codes/sex.json', { id: 'sex', title: 'Kön', groups: [{ id: 'women', title: 'kvinnor' }, { id: 'men', title: 'män' }, { id: 'total', title: 'alla' }] })
  put('codes/age.json', { id: 'age', title: 'Ålder', ordered: true, groups: ages.map((id) => ({ id, title: `${id} år` })) })
  put('codes/answer.json', { id: 'answer', title: 'Svar', groups: answers.map((id) => ({ id, title: `svar ${id}` })) })
  put('indicators/share.json', share(world))
  put('indicators/income.json', about('income', { name: 'kronor', decimals: 0, kind: 'money' }, { better: 'higher', dimensions: ['area', 'sex'], reference: { sex: 'men' }, data: 'income.csv' }))
  put('indicators/income.csv', income(world))
  put('indicators/people.json', about('people', { name: 'personer', kind: 'count' }, { dimensions: ['age', 'sex'], data: people(world) }))
  put('indicators/deaths.json', about('deaths', { name: 'dödsfall', kind: 'count' }, { better: 'lower', dimensions: ['area'], data: deaths(world) }))
  put('indicators/answer.json', about('answer', { name: 'procent', symbol: '%', decimals: 1, kind: 'percent' }, { dimensions: ['area', 'answer'], columns: { Region: 'area', Svar: 'answer' }, data: 'answer.stat.json', figures: [{ title: 'Svaren', query: 'by=area,answer&chart=stacked' }] }))
  put('indicators/answer.stat.json', answer(world))
  put('pages/index.md', '---\ntitle: Start\nkind: start\ndescription: D\nfindings:\n  - text: "Skillnaden i Alby"\n    figure: "indicator:share?by=sex&area=9901"\n---\n\nText.\n')
  put('pages/goals/1.md', '---\ntitle: Mål\nkind: goal\ngoal: "1"\ndescription: D\n---\n\nText.\n')
  put('pages/themes/health.md', '---\ntitle: Hälsa\nkind: theme\ntopics: [health]\ndescription: D\n---\n\n' +
    Object.entries(figures).flatMap(([id, queries]) => queries.map((query) => [id, query])).filter(([id, query]) => !left.includes(`${id}?${query}`)).map(([id, query], i) => `![Rubrik ${i}](indicator:${id}?${query})\n`).join('\n') +
    '\n' + several.filter((one) => !left.includes(one)).map((one, i) => `![Flera ${i}](${one})\n`).join('\n') +
    '\nI Alby är det [](value:share?area=9901&sex=women&time=2024) och i Borg [](value:deaths?area=9902).\n')
}
// All that there are.
const measures = readFileSync(join(root, 'generator/data/measures.c'), 'utf8').match(/keys\[MEASURE_COUNT\] = \{([^}]*)\}/)?.[1].match(/"(\w+)"/g).map((word) => word.slice(1, -1)) ?? ['d', 'r']

function build(name, world, minimum, left) {
  const report = join(work, name, 'report'), site = join(work, name, 'site')
  write(report, world, minimum, left)
  return { report, site, ...run(program, 'build', report, '-o', site) }
}

// ------------------------------------------------------------------------------ interference

const a = build('a', worlds.a, 5), b = build('b', worlds.b, 5)
check('the report builds', [a, b].filter((one) => one.status !== 0).map((one) => one.stderr.slice(0, 3000)))
if (failed) { console.log(`${passed} passed, ${failed} failed`); process.exit(1) }
const paths = files(a.site)
check('the same files', JSON.stringify(paths) === JSON.stringify(files(b.site)) ? [] : ['they differ'])
check('with the same bytes, whatever the hidden numbers are', paths.filter((path) => !readFileSync(join(a.site, path)).equals(readFileSync(join(b.site, path)))))
const forms = run(program, 'plan', a.report).stdout
for (const form of ['bar', 'line', 'equiplot', 'slope', 'multiples', 'stacked', 'pyramid', 'bullet', 'tiles', 'bubbles', 'map', 'heat'])
  check(`there is a figure of the form ${form}`, new RegExp(`\\b${form}\\b`).test(forms.split('\n').filter((line) => line.includes('figure-svg')).map((line) => line.split('\t').slice(4).join(' ')).join('\n')) ? [] : ['there is none'])
for (const id of Object.keys(figures)) {
  const [one, two] = [a, b].map(({ report }) => run(program, 'measures', join(report, 'indicators', `${id}.json`)))
  check(`jamlik measures ${id}.json`, one.status === 0 && one.stdout.length > 2 && one.stdout === two.stdout ? [] : [one.stderr, one.stdout === two.stdout ? '' : 'the outputs differ'])
}
// The comparison sees a number that is shown.
const c = build('c', { ...worlds.a }, 5)
writeFileSync(join(c.report, 'indicators/income.csv'), readFileSync(join(c.report, 'indicators/income.csv'), 'utf8').replace('99,women,300100.5', '99,women,300101.5'))
run(program, 'build', c.report, '-o', c.site)
check('a number that is shown makes a difference', paths.some((path) => path.endsWith('.html') && !readFileSync(join(a.site, path)).equals(readFileSync(join(c.site, path)))) ? [] : ['none'])

// ------------------------------------------------------------------------------------ search

// As digits with anything between that a language may put there.
function pattern(number, decimals) {
  const [whole, part] = Math.abs(number).toFixed(decimals).split('.')
  const grouped = whole.split('').reverse().map((digit, i) => i && i % 3 === 0 ? `${digit}[\\s.,'\u066c\u00a0\u202f]?` : digit).reverse().join('')
  return new RegExp(`(?<![\\d.,])${grouped}${part ? `[.,\u066b]${part}` : ''}(?![\\d])`, 'u')
}
const { share: value, low, high, se, income: pay, answer: part } = worlds.a
const planted = [value, low, high, se, part].flatMap((number) => [[number, 4], [number, 3], [number, 2]])
planted.push([52 - part, 4])
const visible = [...new Set(areas.flatMap((_, i) => [0, 1, 2].map((j) => 300100.5 + 20000 * i + 5000 * j)))]
for (const number of [pay, ...visible.map((other) => pay - other)]) planted.push([number, 2], [number, 1], [number, 0])
planted.push([9473, 0])
const patterns = planted.filter(([number, decimals]) => Math.abs(number).toFixed(decimals).replace(/\D/g, '').length >= 4).map(([number, decimals]) => [`${number.toFixed(decimals)}`, pattern(number, decimals)])

function texts(site) {
  const unpacked = `${site}-zip`
  run('unzip', '-q', join(site, 'data/all.zip'), '-d', unpacked)
  const named = (folder, prefix) => files(folder).filter((name) => !/\.(png|zip)$/.test(name)).map((name) => [prefix + name, readFileSync(join(folder, name), 'utf8')])
  return [...named(site, ''), ...named(unpacked, 'all.zip/')]
}
const found = (site) => texts(site).flatMap(([name, text]) => patterns.filter(([, one]) => one.test(text)).map(([number]) => `${name}: ${number}`))
check('no file has a planted number', found(a.site))

// Without the rule they are found, so the search can find. What has no picture then is left out.
let open = build('open', worlds.a, 0)
const statusless = JSON.parse(readFileSync(join(open.report, 'indicators/answer.stat.json'), 'utf8'))
delete statusless.status
writeFileSync(join(open.report, 'indicators/answer.stat.json'), JSON.stringify(statusless))
open = { ...open, ...run(program, 'build', open.report, '-o', open.site) }
const seen = open.status === 0 ? found(open.site) : [`it does not build: ${open.stderr.slice(0, 1500)}`]
for (const number of [value.toFixed(4), low.toFixed(4), high.toFixed(4), se.toFixed(4), pay.toFixed(2), part.toFixed(4), '9473'])
  check(`without the rule the search finds ${number}`, seen.some((line) => line.endsWith(`: ${number}`)) ? [] : seen.slice(0, 3))
for (const place of ['data/share.csv', 'data/share.json', 'sv/data/income.csv', 'all.zip/income.json', 'sv/themes/health/index.html', 'ar/themes/health/index.html'])
  check(`and in ${place}`, seen.some((line) => line.startsWith(`${place}:`)) ? [] : ['it does not'])

rmSync(work, { recursive: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
