// SPDX-License-Identifier: EUPL-1.2
// A made-up report for measuring speed: INDICATORS indicators, each with a page of about 500 words in
// five languages, a figure with its table, and links.   node make-report.mjs DIR [INDICATORS]
import { mkdirSync, writeFileSync } from 'node:fs'

const [dir, wanted = '1000'] = process.argv.slice(2)
const count = Number(wanted)
const languages = ['sv', 'sv-simple', 'en', 'fi', 'ar']
const words = {
  sv: 'alla människor i länet ska ha samma möjligheter till hälsa utbildning och arbete men skillnaderna mellan grupper är stora och de förändras långsamt'.split(' '),
  en: 'everyone in the county should have the same chances of health education and work but the differences between groups are large and change slowly'.split(' '),
  fi: 'kaikilla ihmisillä alueella pitää olla samat mahdollisuudet terveyteen koulutukseen ja työhön mutta erot ryhmien välillä ovat suuria'.split(' '),
  ar: 'يجب أن تكون لجميع الناس في المحافظة الفرص نفسها في الصحة والتعليم والعمل لكن الفروق بين المجموعات كبيرة وتتغير ببطء'.split(' '),
}
words['sv-simple'] = words.sv

// A small generator of its own, so that every run makes the same report.
let seed = 7
function random() { // xorshift32
  seed ^= seed << 13
  seed ^= seed >>> 17
  seed ^= seed << 5
  return (seed >>> 0) / 4294967296
}
const pick = (list) => list[Math.floor(random() * list.length)]

function sentence(language) {
  const length = 8 + Math.floor(random() * 10)
  const text = Array.from({ length }, () => pick(words[language])).join(' ')
  return `${text[0].toUpperCase()}${text.slice(1)}.`
}

function paragraphs(language, total) {
  const out = []
  for (let written = 0; written < total; ) {
    const text = Array.from({ length: 4 }, () => sentence(language)).join(' ')
    written += text.split(' ').length
    out.push(text)
  }
  return out
}

function page(language, n) {
  const [first, ...rest] = paragraphs(language, 500)
  const middle = Math.ceil(rest.length / 2)
  const other = `i${String((n + 1) % count).padStart(4, '0')}`
  return [
    '---', `title: ${sentence(language)}`, `description: ${sentence(language)}`, 'kind: indicator', 'updated: 2026-11-22', '---', '',
    first, '', `## ${sentence(language)}`, '', ...rest.slice(0, middle).flatMap((p) => [p, '']),
    `![${sentence(language)}](indicator:i${String(n).padStart(4, '0')}?by=group&area=21)`, '',
    `## ${sentence(language)}`, '', ...rest.slice(middle).flatMap((p) => [p, '']),
    `- **${sentence(language)}**`, `- [${sentence(language)}](${other}.md)`, '',
  ].join('\n')
}

const local = (text) => Object.fromEntries(languages.map((l) => [l, text]))
const write = (name, text) => writeFileSync(`${dir}/${name}`, text)
for (const folder of ['codes', 'indicators', 'pages/indicators']) mkdirSync(`${dir}/${folder}`, { recursive: true })

write('report.yaml', `title: Bench
edition: "2026"
base_url: "https://example.org/"
organisation: {name: Bench}
source_language: sv
languages:
  sv: {}
  sv-simple: {fallback: [sv]}
  en: {fallback: [sv]}
  fi: {fallback: [sv, en]}
  ar: {fallback: [en, sv]}
place: "21"
`)
write('codes/area.json', JSON.stringify({ id: 'area', title: local('Område'), groups: [{ id: '21', title: local('Länet') }] }))
write('codes/group.json', JSON.stringify({
  id: 'group', title: local('Grupp'),
  groups: Array.from({ length: 8 }, (_, i) => ({ id: `g${i}`, title: local(`Grupp ${i + 1}`) })),
}))
write('pages/index.md', '---\ntitle: Bench\nkind: start\n---\n\nStart.\n')
write('pages/indicators/index.md', '---\ntitle: Indikatorer\nkind: list\nmenu: true\n---\n\nAlla.\n')

for (let n = 0; n < count; n++) {
  const id = `i${String(n).padStart(4, '0')}`
  const data = Array.from({ length: 8 }, (_, i) => ({ area: '21', group: `g${i}`, time: '2024', value: Math.round(random() * 1000) / 10 }))
  write(`indicators/${id}.json`, JSON.stringify({
    id, title: local(`Indikator ${n}`), question: local('Hur ser det ut?'), definition: local('Andel.'),
    unit: { name: local('procent'), symbol: local('%'), decimals: 1, kind: 'percent' }, better: 'higher', level: 'result',
    population: local('alla'), dimensions: ['area', 'group', 'time'], source: { name: 'Bench', url: 'https://example.org/' },
    data,
  }))
  for (const language of languages) write(`pages/indicators/${id}${language === 'sv' ? '' : '.' + language}.md`, page(language, n))
}
