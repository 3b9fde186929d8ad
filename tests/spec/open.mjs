// SPDX-License-Identifier: EUPL-1.2
// Open data, read as others read it.   node tests/spec/open.mjs PROGRAM
//
// Builds the example report and checks every file of open data with somebody else's eyes: JSON-stat with
// the official schema, jsonstat-toolkit and the official conformance cases, the data package with the
// Frictionless schema and library, CSVW by its rules, RDF with rapper, the archive with unzip, and all of
// them against the rows that the indicators have.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv2020 from 'ajv/dist/2020.js'
import AjvDraft04 from 'ajv-draft-04'
import { parse } from 'csv-parse/sync'
import jsonstat from 'jsonstat-toolkit'
import datapackage from 'datapackage'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const program = resolve(process.argv[2] ?? join(root, 'build/jamlik'))
const work = mkdtempSync(join(tmpdir(), 'jamlik-open-'))
const base = 'https://example.org/open/'
let passed = 0, failed = 0

function check(name, problems) {
  const list = [problems].flat().filter(Boolean)
  if (list.length === 0) { passed++; return }
  failed++
  console.log(`FAILED ${name}\n${list.slice(0, 12).map((line) => `  ${line}`).join('\n')}`)
}

const read = (file) => readFileSync(file, 'utf8')
const json = (file) => JSON.parse(read(file))
const run = (...words) => spawnSync(words[0], words.slice(1), { encoding: 'utf8', cwd: root, maxBuffer: 1 << 28 })
const build = (report, site, ...more) => run(program, 'build', report, '-o', site, ...more)
function files(folder) {
  return readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile()).sort()
}

const formats = { uri: (text) => URL.canParse(text), 'date-time': (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text)), date: /^\d{4}-\d\d-\d\d$/, email: /@/, textarea: true }
const said = (validate) => (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)

// -------------------------------------------------------------- the example report, built twice

const site = join(work, 'site'), plain = join(work, 'plain')
const made = build('content', site, '--base-url', base)
check('the example report builds', made.status === 0 ? [] : [made.stderr])
const languages = ['sv', 'sv-simple', 'en', 'fi', 'ar']
const ids = readdirSync(join(site, 'data')).filter((name) => name.endsWith('.csv')).map((name) => name.slice(0, -4))
check('there are indicators', ids.length > 20 ? [] : [`${ids.length}`])
const tidy = Object.fromEntries(ids.map((id) => [id, parse(read(join(site, 'data', `${id}.csv`)), { columns: true })]))
const numberNames = ['value', 'lower', 'upper', 'se', 'n', 'count', 'population']
const dimensionsOf = (rows) => { const names = Object.keys(rows[0]); return names.slice(0, names.indexOf('value')) }

// ------------------------------------------------------------------------------ the tidy file

for (const id of ids) {
  const source = json(join(root, 'content/indicators', `${id}.json`)), rows = tidy[id], problems = []
  const own = typeof source.data === 'string'
    ? source.data.endsWith('.csv') ? parse(read(join(root, 'content/indicators', source.data)), { columns: true, bom: true }) : null
    : source.data
  if (own) {
    if (own.length !== rows.length) problems.push(`${rows.length} rows of ${own.length}`)
    own.forEach((row, i) => {
      for (const name of numberNames) {
        const wanted = row[name] === '' || row[name] === undefined ? undefined : Number(row[name])
        const found = rows[i]?.[name] === '' || rows[i]?.[name] === undefined ? undefined : Number(rows[i][name])
        if (found !== wanted && !['too-few', 'confidential'].includes(rows[i]?.status)) problems.push(`row ${i}: ${name} is ${found}, not ${wanted}`)
      }
    })
  }
  check(`${id}.csv has the rows of its indicator`, problems)
}

// --------------------------------------------------------------------------------- JSON-stat

const schemas = join(root, '../shared/specs/jsonstat/corpus/schemas')
let jsonstatSchema = null
if (existsSync(schemas)) jsonstatSchema = new Ajv2020({ strict: false, unicodeRegExp: false, formats }).compile(json(join(schemas, 'dataset.json')))
else console.log('skipped: the official JSON-stat schema is not there')

function asTable(id) {
  const dataset = jsonstat(json(join(site, 'data', `${id}.json`))), rows = new Map()
  const names = dataset.id
  for (let i = 0; i < dataset.n; i++) {
    let rest = i
    const place = {}
    for (let d = names.length - 1; d >= 0; d--) { place[names[d]] = dataset.Dimension(names[d]).id[rest % dataset.size[d]]; rest = Math.floor(rest / dataset.size[d]) }
    const { value, status } = dataset.Data(i)
    const column = place.ContentsCode
    const key = names.filter((name) => name !== 'ContentsCode').map((name) => place[name]).join('|')
    if (!rows.has(key)) rows.set(key, {})
    if (value !== null) rows.get(key)[column] = value
    if (status) rows.get(key).status = status
  }
  return { rows, dataset }
}

for (const id of ids) {
  const file = json(join(site, 'data', `${id}.json`)), problems = []
  if (jsonstatSchema && !jsonstatSchema(file)) problems.push(...said(jsonstatSchema))
  if (jsonstat(file).class !== 'dataset') problems.push('jsonstat-toolkit sees no dataset')
  const { rows } = asTable(id), dimensions = dimensionsOf(tidy[id])
  for (const row of tidy[id]) {
    const key = dimensions.map((name) => row[name]).join('|'), other = rows.get(key) ?? {}
    for (const name of numberNames) {
      const wanted = row[name] === '' || row[name] === undefined ? undefined : Number(row[name])
      if (other[name] !== wanted) problems.push(`${key}: ${name} is ${other[name]}, in the CSV ${wanted}`)
    }
    if ((other.status ?? 'ok') !== row.status) problems.push(`${key}: status ${other.status}, in the CSV ${row.status}`)
    rows.delete(key)
  }
  for (const [key, row] of rows) if (Object.keys(row).length) problems.push(`${key} is not in the CSV`)
  if (!file.href.startsWith(base) || file.role.metric[0] !== 'ContentsCode') problems.push('href or role')
  if (dimensions.includes('time') && file.role.time?.[0] !== 'time') problems.push('time has no role')
  if (file.dimension.ContentsCode.category.unit.value.decimals === undefined) problems.push('the value has no decimals')
  check(`${id}.json is valid JSON-stat with the values of the CSV`, problems)
}

// -------------------------------------------------------------------------------------- CSVW

const datatypes = { number: (text) => text !== '' && !Number.isNaN(Number(text)), string: () => true }
for (const id of ids) {
  const file = json(join(site, 'data', `${id}.csv-metadata.json`)), problems = [], rows = tidy[id]
  const names = Object.keys(rows[0]), columns = file.tableSchema.columns
  const source = file['@context'][1]['@language']
  if (file['@context'][0] !== 'http://www.w3.org/ns/csvw' || file.url !== `${id}.csv`) problems.push('context or url')
  if (columns.length !== names.length) problems.push(`${columns.length} columns described, ${names.length} there`)
  columns.forEach((column, i) => {
    if (!/^[A-Za-z0-9][A-Za-z0-9_.]*$/.test(column.name)) problems.push(`the name ${column.name}`)
    if (!column.titles[source].includes(names[i])) problems.push(`no title of ${column.name} is the heading ${names[i]}`)
    const base = column.datatype.base ?? column.datatype
    const format = column.datatype.format && new RegExp(`^(${column.datatype.format})$`)
    for (const row of rows) {
      const text = row[names[i]]
      if (text === file.null) { if (column.required) problems.push(`${names[i]} is empty`); continue }
      if (!datatypes[base]?.(text) || (format && !format.test(text))) problems.push(`${names[i]}: '${text}' is no ${base}`)
    }
  })
  const key = file.tableSchema.primaryKey.map((name) => names[columns.findIndex((column) => column.name === name)])
  if (new Set(rows.map((row) => key.map((name) => row[name]).join('|'))).size !== rows.length) problems.push('the primary key is not unique')
  for (const language of languages) if (!columns.some((column) => column.titles[language]?.length)) problems.push(`no title in ${language}`)
  check(`${id}.csv-metadata.json describes its file`, problems)
}

// ------------------------------------------------------------------------- the reader's files

const decimalComma = { sv: true, 'sv-simple': true, fi: true, en: false, ar: false }
for (const language of languages) {
  for (const id of ids) {
    const bytes = readFileSync(join(site, language, 'data', `${id}.csv`)), problems = []
    if (bytes.subarray(0, 3).toString('hex') !== 'efbbbf') problems.push('no byte order mark')
    const comma = decimalComma[language], delimiter = comma ? ';' : ','
    const rows = parse(bytes, { bom: true, delimiter, columns: true, record_delimiter: '\r\n' })
    if (rows.length !== tidy[id].length) problems.push(`${rows.length} rows of ${tidy[id].length}`)
    const names = Object.keys(rows[0]), count = dimensionsOf(tidy[id]).length
    const used = numberNames.filter((name) => name === 'value' || tidy[id].some((row) => row[name]))
    if (names.length !== count + used.length + 4) problems.push(`columns: ${names.join(' ')}`)
    rows.forEach((row, i) => used.forEach((name, j) => {
      const text = row[names[count + j]]
      if (comma ? text.includes('.') : text.includes(',')) problems.push(`'${text}' has the wrong sign`)
      if (text.replace(',', '.') !== tidy[id][i][name]) problems.push(`row ${i}: ${name} is ${text}, not ${tidy[id][i][name]}`)
    }))
    for (const row of rows) for (const cell of Object.values(row)) if (/^[=+@\t\r]/.test(cell) || /^-\D/.test(cell)) problems.push(`a spreadsheet calculates '${cell}'`)
    for (const row of rows) for (const name of names.slice(0, count)) if (/^\d+-\d+$/.test(row[name])) problems.push(`a spreadsheet makes a date of '${row[name]}'`)
    check(`${language}/data/${id}.csv opens in a spreadsheet`, problems)
  }
}

// ------------------------------------------------------------------------------ data package

const profile = json(join(root, 'tests/node_modules/datapackage/lib/profiles/tabular-data-package.json'))
const validPackage = new AjvDraft04({ strict: false, unicodeRegExp: false, formats }).compile(profile)
const descriptor = json(join(site, 'data/datapackage.json'))
check('datapackage.json is valid under the Frictionless schema', validPackage(descriptor) ? [] : said(validPackage))
const whole = await datapackage.Package.load(join(site, 'data/datapackage.json'), { basePath: join(site, 'data') })
check('and under its library', whole.valid ? [] : whole.errors.map(String))
for (const resource of whole.resources) {
  const problems = []
  try {
    const rows = await resource.read({ keyed: true, relations: true })
    const wanted = tidy[resource.name]
    if (wanted && rows.length !== wanted.length) problems.push(`${rows.length} rows of ${wanted.length}`)
    if (wanted) rows.forEach((row, i) => { if ((row.value ?? '') !== (wanted[i].value === '' ? '' : Number(wanted[i].value))) problems.push(`row ${i}: ${row.value}`) })
  } catch (error) { problems.push(String(error), ...(error.errors ?? []).map(String)) }
  check(`the package reads ${resource.name}`, problems)
}
for (const id of ids) if (!descriptor.resources.some((one) => one.name === id)) check('every indicator is in the package', [id])

// --------------------------------------------------------------------------------------- RDF

const triples = run('rapper', '-q', '-i', 'rdfxml', '-o', 'ntriples', join(site, 'catalog.rdf'), base)
const statements = triples.stdout.split('\n').filter(Boolean)
check('rapper reads catalog.rdf', triples.status === 0 && statements.length > 1000 && !triples.stderr ? [] : [`${statements.length} triples`, triples.stderr])
const things = new Map()
for (const line of statements) {
  const [, subject, property, object] = line.match(/^(\S+) <([^>]*)> (.*) \.$/) ?? []
  if (!things.has(subject)) things.set(subject, new Map())
  const one = things.get(subject)
  one.set(property, [...(one.get(property) ?? []), object])
}
const dcterms = 'http://purl.org/dc/terms/', dcat = 'http://www.w3.org/ns/dcat#', type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const ofType = (name) => [...things].filter(([, one]) => one.get(type)?.includes(`<${name}>`))
const asked = {
  [`${dcat}Catalog`]: [`${dcterms}title`, `${dcterms}description`, `${dcterms}publisher`, `${dcterms}license`, `${dcterms}language`, `${dcat}dataset`, `${dcat}themeTaxonomy`],
  [`${dcat}Dataset`]: [`${dcterms}title`, `${dcterms}description`, `${dcterms}publisher`, `${dcat}distribution`, `${dcat}theme`, `${dcat}keyword`, `${dcat}contactPoint`, `${dcterms}accessRights`],
  [`${dcat}Distribution`]: [`${dcat}accessURL`, `${dcat}downloadURL`, `${dcterms}format`, `${dcat}mediaType`, `${dcterms}title`],
  'http://xmlns.com/foaf/0.1/Agent': ['http://xmlns.com/foaf/0.1/name'],
  'http://www.w3.org/2006/vcard/ns#Organization': ['http://www.w3.org/2006/vcard/ns#fn'],
}
for (const [name, properties] of Object.entries(asked)) {
  const problems = [], all = ofType(name)
  if (all.length === 0) problems.push('there is none')
  for (const [subject, one] of all) {
    if (subject.startsWith('_:')) problems.push(`${subject}: a blank node`)
    for (const property of properties) if (!one.has(property)) problems.push(`${subject} has no ${property}`)
    for (const objects of one.values()) for (const object of objects) {
      if (object.startsWith(`<${base}catalog.rdf#`) && !things.has(object)) problems.push(`${subject} names ${object}, which is not described`)
      if (object.startsWith('<') && !/^<(https?|mailto):/.test(object)) problems.push(`${object} is not a whole address`)
    }
  }
  check(`the catalogue has what DCAT-AP-SE asks of ${name}`, problems)
}
check('a dataset for every indicator', ofType(`${dcat}Dataset`).length === ids.length ? [] : [`${ofType(`${dcat}Dataset`).length} of ${ids.length}`])
check('every distribution is a file of the site', ofType(`${dcat}Distribution`).map(([, one]) => one.get(`${dcat}downloadURL`)[0].slice(1 + base.length, -1)).filter((path) => !existsSync(join(site, path))))

// ------------------------------------------------------------------------ JSON-LD and frames

for (const language of languages) {
  const problems = []
  for (const id of ids) {
    const html = read(join(site, language, 'indicators', id, 'index.html'))
    const block = html.match(/<script type="application\/ld\+json">([^<]*)<\/script>/)?.[1]
    let one
    try { one = JSON.parse(block) } catch (error) { problems.push(`${id}: ${error}`); continue }
    for (const key of ['name', 'description', 'url', 'creator', 'publisher', 'variableMeasured', 'distribution', 'includedInDataCatalog']) if (!one[key]) problems.push(`${id} has no ${key}`)
    if (one['@type'] !== 'Dataset' || one['@context'] !== 'https://schema.org/') problems.push(`${id}: its type`)
    for (const file of one.distribution ?? []) if (!existsSync(join(site, file.contentUrl.slice(base.length)))) problems.push(`${id}: ${file.contentUrl} is not there`)
    if (tidy[id][0].time && !/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(one.temporalCoverage)) problems.push(`${id}: ${one.temporalCoverage}`)
    const snippet = html.match(/<code dir="ltr">([^<]*)<\/code>/)?.[1]?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    const target = snippet?.match(/^<iframe src="([^"]*)" title="[^"]+" width="100%" height="\d+" loading="lazy"><\/iframe>$/)?.[1]
    if (!target || !existsSync(join(site, target.slice(base.length), 'index.html'))) problems.push(`${id}: the frame ${snippet}`)
    const embed = read(join(site, language, 'embed', id, 'index.html'))
    if (!embed.includes('<meta name="robots" content="noindex">') || !embed.includes('class="sentence"') || !embed.includes('class="source"') || /<nav|<script/.test(embed)) problems.push(`${id}: its page for frames`)
  }
  check(`${language}: every measure's page has its data for machines and a frame for others`, problems)
}
const headers = read(join(site, '_headers'))
const rules = headers.split('\n').filter((line) => line.startsWith('/'))
const denied = rules.filter((line) => headers.includes(`\n${line}\n  X-Frame-Options: DENY`))
const matches = (path) => denied.some((rule) => rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule)
const html = files(site).filter((name) => name.endsWith('index.html'))
check('only pages in embed/ may stand in frames', html.filter((name) => matches(`/${name}`) === /^[^/]+\/embed\//.test(name)))
check('and the policy for all files leaves them that', /frame-ancestors/.test(headers) ? ['frame-ancestors'] : [])
check('the rules are few enough for any host', rules.length <= 100 ? [] : [`${rules.length} rules`])

// --------------------------------------------------------------------------------------- zip

const unpacked = join(work, 'zip')
const unzip = run('unzip', '-q', join(site, 'data/all.zip'), '-d', unpacked)
check('unzip opens the archive', unzip.status === 0 && !unzip.stderr ? [] : [unzip.stdout, unzip.stderr])
const inSite = (name) => name === 'catalog.rdf' ? name : languages.includes(name.split('/')[0]) ? name.replace('/', '/data/') : `data/${name}`
const packed = files(unpacked)
check('its files are those of the site', packed.filter((name) => name !== 'README.txt' && (!existsSync(join(site, inSite(name))) || !readFileSync(join(unpacked, name)).equals(readFileSync(join(site, inSite(name)))))))
const wanted = files(site).filter((name) => (/^([^/]+\/)?data\//.test(name) && /\.(csv|json)$/.test(name)) || name === 'catalog.rdf')
check('and all of them', wanted.filter((name) => !packed.some((one) => inSite(one) === name)))
const about = read(join(unpacked, 'README.txt'))
check('README.txt names every measure and its source', ids.filter((id) => !about.includes(`  ${id}: `)))
check('in Swedish and English', ['Källor och licenser', 'Sources and licences'].filter((words) => !about.includes(words)))

// --------------------------------------------------------------------------- without an address

const report = join(work, 'report')
run('cp', '-R', join(root, 'content'), report)
writeFileSync(join(report, 'report.yaml'), read(join(report, 'report.yaml')).replace(/^base_url:.*$/m, ''))
check('a report without an address builds', build(report, plain).status === 0 ? [] : ['it does not'])
check('and has no catalogue', existsSync(join(plain, 'catalog.rdf')) ? ['catalog.rdf'] : [])
check('and no frame to copy', read(join(plain, 'sv/indicators', ids[0], 'index.html')).includes('<iframe') || read(join(plain, 'sv/indicators', ids[0], 'index.html')).includes('&lt;iframe') ? ['iframe'] : [])
for (const id of ids) if (jsonstatSchema && !jsonstatSchema(json(join(plain, 'data', `${id}.json`)))) check(`${id}.json is valid without an address`, said(jsonstatSchema))
check('its package is valid too', validPackage(json(join(plain, 'data/datapackage.json'))) ? [] : said(validPackage))

// ---------------------------------------------------------- JSON-stat as an indicator's data

const small = join(work, 'small')
function reportWith(indicator, data, codes) {
  rmSync(small, { recursive: true, force: true })
  for (const folder of ['pages', 'indicators', 'codes']) mkdirSync(join(small, folder), { recursive: true })
  writeFileSync(join(small, 'report.yaml'), 'title: T\norganisation: {name: O}\nsource_language: en\nlanguages: {en: {}}\n')
  writeFileSync(join(small, 'pages/index.md'), '---\ntitle: T\nkind: start\ndescription: D\n---\n\nText.\n')
  writeFileSync(join(small, 'indicators/x.json'), JSON.stringify({ id: 'x', title: 'X', unit: { name: 'u' }, source: { name: 'S' }, data: 'x.data.json', ...indicator }))
  writeFileSync(join(small, 'indicators/x.data.json'), typeof data === 'string' ? data : JSON.stringify(data))
  for (const [id, groups] of Object.entries(codes)) writeFileSync(join(small, 'codes', `${id}.json`), JSON.stringify({ id, title: id, groups: groups.map((one) => ({ id: one, title: one })) }))
  const result = build(small, join(work, 'small-site'))
  const table = join(work, 'small-site/data/x.csv')
  return { status: result.status, said: result.stderr, rows: result.status === 0 ? parse(read(table), { columns: true }) : [] }
}
const codesOf = (axis) => Array.isArray(axis.category.index) ? axis.category.index : axis.category.index ? Object.entries(axis.category.index).sort((a, b) => a[1] - b[1]).map(([id]) => id) : Object.keys(axis.category.label ?? {})

// Any dataset, as an indicator: a code list for each of its dimensions.
function readAsIndicator(data) {
  const inner = data.dataset ?? data, names = inner.id ?? inner.dimension?.id ?? []
  const columns = {}, mapped = {}, lists = {}, own = []
  names.forEach((name, i) => {
    const axis = inner.dimension?.[name]
    if (!axis?.category) return
    const id = `d${i}`, codes = codesOf(axis)
    own.push(id); columns[name] = id; mapped[name] = {}
    lists[id] = codes.map((_, j) => `c${j}`)
    codes.forEach((code, j) => { mapped[name][code] = `c${j}` })
  })
  return reportWith({ dimensions: own.length ? own : ['d0'], columns, codes: mapped }, data, Object.keys(lists).length ? lists : { d0: ['c0'] })
}

const corpus = join(root, '../shared/specs/jsonstat')
if (existsSync(corpus)) {
  for (const one of json(join(corpus, 'corpus/validator_cases.json'))) {
    const dataset = one.input.class === 'dataset'
    const good = dataset && one.expected.valid === true
    const { status, said: words, rows } = readAsIndicator(one.input)
    const problems = []
    if (status === null || status > 1) problems.push(`it ended with ${status}`)
    if (good !== (status === 0)) problems.push(good ? words : 'it was accepted')
    if (!good && !/jsonstat-(format|size|category|dimension)/.test(words)) problems.push(`it says: ${words}`)
    if (good) {
      const count = (Array.isArray(one.input.value) ? one.input.value : Object.values(one.input.value)).filter((value) => value !== null).length
      if (rows.filter((row) => row.value !== '').length !== count) problems.push(`${rows.length} rows, ${count} values`)
    }
    check(`JSON-stat conformance: ${one.id}`, problems)
  }

  const scb = json(join(corpus, 'scb_TAB6471_data.json')), regions = codesOf(scb.dimension.Region)
  const ages = codesOf(scb.dimension.Alder)
  const { status, said: words, rows } = reportWith({
    dimensions: ['area', 'age', 'sex', 'time'], columns: { Region: 'area', Alder: 'age', Kon: 'sex' },
    codes: { Kon: { 1: 'men', 2: 'women', TotSa: 'total' }, Alder: { '100+10': '100' } }, unit: { name: 'people' },
  }, read(join(corpus, 'scb_TAB6471_data.json')), { area: regions, age: ages.map((age) => age === '100+10' ? '100' : age), sex: ['women', 'men', 'total'] })
  const problems = [status === 0 ? '' : words]
  const sexes = { 1: 'men', 2: 'women', TotSa: 'total' }
  const dataset = jsonstat(scb)
  if (rows.length !== scb.value.length) problems.push(`${rows.length} rows of ${scb.value.length}`)
  for (const row of rows) {
    const sex = Object.keys(sexes).find((code) => sexes[code] === row.sex)
    const value = dataset.Data({ Region: row.area, Alder: row.age === '100' ? '100+10' : row.age, Kon: sex, ContentsCode: '000007SF', Tid: row.time.replace('-', 'M') })?.value
    if (Number(row.value) !== value) problems.push(`${Object.values(row).join(' ')}: ${value}`)
  }
  check("Statistics Sweden's answer is an indicator as it is", problems)

  const county = reportWith({ dimensions: ['age', 'sex', 'time'], columns: { Alder: 'age', Kon: 'sex' }, codes: { Kon: { 1: 'men', 2: 'women', TotSa: null }, Alder: { '0-9': '0-9', '*': null } } },
    { ...scb, size: [1, 11, 3, 1, 4], value: scb.value.slice(16 * 132, 17 * 132), dimension: { ...scb.dimension, Region: { category: { label: { 21: 'Gävleborgs län' } } } } }, { age: ['0-9'], sex: ['women', 'men'] })
  check('categories are left out, a single one without an index is dropped', county.status === 0 && county.rows.length === 8 ? [] : [county.said, `${county.rows.length} rows`])
} else console.log('skipped: the official JSON-stat cases are not there')

const two = (more) => ({ class: 'dataset', version: '2.0', id: ['sex', 'time'], size: [2, 2], dimension: { sex: { category: { index: ['women', 'men'] } }, time: { category: { index: ['2023', '2024'] } } }, value: [1, 2, 3, 4], ...more })
const cells = (more, indicator = {}) => reportWith({ dimensions: ['sex', 'time'], ...indicator }, two(more), { sex: ['women', 'men'] })
const shown = ({ rows, said: words }) => rows.map((row) => row.value || row.status).join(' ') || words
const forms = [
  ['a list of values', {}, '1 2 3 4'],
  ['sparse values', { value: { 0: 1, 3: 4 } }, '1 4'],
  ['PxWeb\'s signs', { value: [null, null, null, 4], status: { 0: '.', 1: '..', 2: '-' } }, 'not-applicable not-collected 0 4'],
  ['a sign on a number that is there', { status: { 1: '..' } }, '1 2 3 4'],
  ['a number that must not be shown', { status: { 1: 'c' } }, '1 confidential 3 4'],
  ['a list of status', { value: [1, null, 3, 4], status: [null, 'too-few', null, null] }, '1 too-few 3 4'],
  ['one status in a list', { value: [null, null, null, null], status: ['..'] }, 'not-collected not-collected not-collected not-collected'],
  ['one status for all', { value: [null, null, 3, null], status: ':' }, 'not-collected not-collected 3 not-collected'],
  ['nulls without a status', { value: [1, null, 3, null] }, '1 3'],
  ['a status without any value', { value: { 0: 1 }, status: { 3: 'too-few' } }, '1 too-few'],
]
for (const [name, more, wanted] of forms) { const found = shown(cells(more)); check(`JSON-stat: ${name}`, found === wanted ? [] : [found]) }
const old = two({}), before = { dataset: { label: 'x', dimension: { id: old.id, size: old.size, role: { time: ['time'] }, ...old.dimension }, value: old.value } }
check('JSON-stat before 2.0', shown(reportWith({ dimensions: ['sex', 'time'] }, before, { sex: ['women', 'men'] })) === '1 2 3 4' ? [] : ['it is not read'])
check('words for a sign of one\'s own', shown(cells({ value: [1, null, 3, 4], status: { 1: 'x' } }, { statuses: { x: 'too-few' } })) === '1 too-few 3 4' ? [] : ['it is not read'])

// What we write, we read: every indicator of the example report from its own JSON-stat file.
const again = join(work, 'again')
run('cp', '-R', join(root, 'content'), again)
for (const id of ids) {
  const path = join(again, 'indicators', `${id}.json`)
  writeFileSync(path, JSON.stringify({ ...json(path), data: `${id}.stat.json` }))
  writeFileSync(join(again, 'indicators', `${id}.stat.json`), read(join(site, 'data', `${id}.json`)))
}
const second = build(again, join(work, 'second'), '--base-url', base)
check('the report builds from its own JSON-stat files', second.status === 0 ? [] : [second.stderr.slice(0, 2000)])
if (second.status === 0) for (const id of ids) {
  const sorted = (rows) => rows.map(({ note, ...row }) => JSON.stringify(row)).sort().join('\n')
  check(`${id} comes back as it was`, sorted(parse(read(join(work, 'second/data', `${id}.csv`)), { columns: true })) === sorted(tidy[id]) ? [] : ['it differs'])
}

rmSync(work, { recursive: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
