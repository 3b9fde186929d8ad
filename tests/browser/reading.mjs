// SPDX-License-Identifier: EUPL-1.2
// Other ways of reading, on one page of each kind and language.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { cutOff } from './page.mjs'

const LIMIT = 60 * 1024 // a whole page with its charts and style, compressed
const PAPER = 642 // what the margins leave of an A4 sheet, in px

// One page of each kind, in every language.
const kinds = ['index', 'themes/health/index', 'themes/democracy/index', 'goals/index', 'goals/5-inclusion/index', 'initiatives/index', 'indicators/index', 'indicators/life-expectancy/index', 'indicators/turnout-education/index', 'glossary/index', 'places/index', 'places/gavle/index', 'groups/index', 'groups/sex-women/index', 'grid/index', 'data/index', 'embed/life-expectancy/index']
const languages = ['sv', 'sv-simple', 'en', 'fi', 'ar']
const wanted = languages.flatMap((language) => kinds.map((kind) => `${language}/${kind}.html`))

async function inContext(browser, options, work) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  try { return await work(page) } finally { await context.close() }
}

async function fromDisk(browser, site, name) {
  return inContext(browser, { javaScriptEnabled: false }, async (page) => {
    const problems = []
    page.on('console', (message) => problems.push(`console: ${message.text()}`))
    page.on('requestfailed', (request) => problems.push(`not found: ${request.url()}`))
    await page.goto(pathToFileURL(join(site, name)).href)
    const seen = await page.evaluate(() => ({ text: document.body.innerText.length, font: getComputedStyle(document.body).fontSize, charts: document.querySelectorAll('svg.chart').length, sheet: document.styleSheets.length }))
    if (seen.text < 200) problems.push('there is hardly any text')
    if (seen.sheet !== 1) problems.push(`${seen.sheet} style sheets`)
    return problems
  })
}

// Computed contrast of text against paper and of drawn marks, in a mode that axe does not see.
async function contrastIn(browser, base, name, options, least) {
  return inContext(browser, options, async (page) => {
    await page.goto(base + name)
    return page.evaluate((minimum) => {
      const parse = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number)
      const light = (rgb) => { const [r, g, b] = rgb.map((c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 }); return 0.2126 * r + 0.7152 * g + 0.0722 * b }
      const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05) }
      const paper = parse(getComputedStyle(document.documentElement).backgroundColor.includes('0, 0, 0, 0') ? getComputedStyle(document.body).backgroundColor : getComputedStyle(document.documentElement).backgroundColor)
      const out = []
      for (const text of document.querySelectorAll('svg.chart text')) {
        const fill = getComputedStyle(text).fill
        if (ratio(parse(fill), paper) < minimum) out.push(`chart text "${text.textContent.slice(0, 20)}" ${fill} on ${paper}`)
      }
      for (const element of document.querySelectorAll('p, h1, h2, a, td, th, summary')) {
        const colour = getComputedStyle(element).color
        if (element.offsetParent && ratio(parse(colour), paper) < minimum) out.push(`${element.tagName} ${colour} on ${paper}`)
      }
      return [...new Set(out)].slice(0, 10)
    }, least)
  })
}

// WCAG 1.4.4: the reader's own size of type, twice as large.
async function enlarged(browser, base, name) {
  return inContext(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(base + name)
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`html { font-size: ${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px !important }`)
      document.adoptedStyleSheets = [sheet]
    })
    return page.evaluate(cutOff)
  })
}

// What a screen reader gets: the tree that the browser makes of the page.
async function aloud(browser, base, name) {
  return inContext(browser, { viewport: { width: 390, height: 800 } }, async (page) => {
    await page.goto(base + name)
    const session = await page.context().newCDPSession(page)
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const twice = await page.evaluate(() => [...document.querySelectorAll('figure')].filter((figure) => {
      const [sentence, description] = ['.sentence', 'desc'].map((one) => figure.querySelector(one)?.textContent.replace(/\s+/g, ' ').trim())
      return sentence && description?.includes(sentence)
    }).map((figure) => `what "${figure.querySelector('title').textContent}" shows is read twice`))
    const above = new Map(nodes.map((node) => [node.nodeId, nodes.find((other) => other.nodeId === node.parentId)]))
    const inPicture = (node) => node !== undefined && (node.role?.value === 'image' || inPicture(above.get(node.nodeId)))
    return twice.concat(spoken(nodes.filter((node) => !node.ignored).map((node) => ({
      role: node.role?.value ?? '', name: (node.name?.value ?? '').replace(/\s+/g, ' ').trim(),
      description: node.description?.value ?? '', drawn: inPicture(node),
    }))))
  })
}

function spoken(nodes) {
  const problems = [], of = (role) => nodes.filter((node) => node.role === role)
  const twice = (list) => [...new Set(list.filter((one, i) => list.indexOf(one) !== i))]
  for (const node of nodes) if (/[▲▼△▽○◆●■=]/.test(node.name) && node.role === 'StaticText' && !node.drawn) problems.push(`a sign is read: "${node.name}"`)
  for (const role of ['link', 'heading', 'table', 'image', 'region', 'navigation', 'rowheader', 'columnheader'])
    for (const node of of(role)) if (!node.name) problems.push(`a ${role} has no name`)
  for (const name of twice(of('navigation').map((node) => node.name))) problems.push(`two navigations are named "${name}"`)
  for (const name of twice(of('table').map((node) => node.name))) problems.push(`two tables are named "${name}"`)
  for (const image of of('image')) {
    if (!image.description) problems.push(`"${image.name}" is not described`)
    if (image.description && image.description === image.name) problems.push(`"${image.name}" is described by its name`)
  }
  return [...new Set(problems)]
}

async function printed(browser, base, name) {
  return inContext(browser, {}, async (page) => {
    await page.goto(base + name)
    await page.emulateMedia({ media: 'print' })
    const pdf = await page.pdf({ format: 'A4' })
    await page.setViewportSize({ width: PAPER, height: 970 })
    const seen = await page.evaluate(() => ({
      shown: [...document.querySelectorAll('nav')].filter((nav) => nav.offsetParent !== null).length,
      tables: [...document.querySelectorAll('figure table')].filter((table) => table.getBoundingClientRect().height === 0).length,
      wide: document.documentElement.scrollWidth,
      broken: [...document.querySelectorAll('figure table, .stances tbody, .evidence tr, .breakdowns table tr')].filter((part) => getComputedStyle(part).breakInside !== 'avoid').length,
      tall: [...document.querySelectorAll('figure')].filter((figure) => {
        const svg = figure.querySelector('svg.chart'), head = figure.querySelector('figcaption')
        return svg && svg.getBoundingClientRect().bottom - head.getBoundingClientRect().top > 970
      }).length,
      large: [...document.querySelectorAll('svg.chart')].filter((svg) => 16 * svg.getScreenCTM().a > 1.3 * parseFloat(getComputedStyle(document.body).fontSize)).length,
    }))
    const problems = []
    if (seen.tall) problems.push(`${seen.tall} charts and their headlines take more than a sheet`)
    if (seen.large) problems.push(`the type of ${seen.large} charts is larger than the text's`)
    if (seen.shown) problems.push(`${seen.shown} navigations are printed`)
    if (seen.tables) problems.push(`${seen.tables} tables are not printed`)
    if (seen.wide > PAPER) problems.push(`${seen.wide} px wide on paper of ${PAPER}`)
    if (seen.broken) problems.push(`${seen.broken} parts of tables may be broken over two sheets`)
    if (pdf.length < 10000) problems.push('the print is empty')
    return problems
  })
}

// Runs in the page. A link in a drawing has its ring drawn: an outline around it would be a box.
function focused() {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect()
  const drawn = e.closest('svg') && e.querySelector('.target, .outline'), ring = drawn && getComputedStyle(drawn)
  const outline = ring ? ring.stroke === getComputedStyle(document.body).color && parseFloat(ring.strokeWidth) * drawn.getScreenCTM().a >= 2
    : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
  const top = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  const covered = top.length > 0 && !e.contains(top[0]) && !top[0].contains(e)
  return { tag: e.tagName, outline, seen: box.bottom > 0 && box.top < innerHeight && !covered, text: e.textContent.trim().slice(0, 30) }
}

async function keyboard(browser, base, name) {
  return inContext(browser, {}, async (page) => {
    const problems = []
    await page.goto(base + name)
    await page.keyboard.press('Tab')
    const first = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
    if (!first.startsWith('#') && !name.includes('/embed/')) problems.push('the first stop is not the skip link')
    for (let i = 0; i < 25; i++) {
      const stop = await page.evaluate(focused)
      if (stop.tag !== 'BODY' && !stop.outline) problems.push(`no visible focus on ${stop.tag} "${stop.text}"`)
      if (stop.tag !== 'BODY' && !stop.seen) problems.push(`focus is out of sight on ${stop.tag} "${stop.text}"`)
      await page.keyboard.press('Tab')
    }
    return problems
  })
}

function weight(site, name) {
  const html = readFileSync(join(site, name), 'utf8')
  const sheet = html.match(/<link rel="stylesheet" href="[^"]*(assets\/[^"]*)"/)[1]
  const total = gzipSync(html).length + gzipSync(readFileSync(join(site, sheet))).length
  return total <= LIMIT ? [] : [`${Math.round(total / 1024)} KB compressed`]
}

async function readInAllWays(tally, browser, site, base, name) {
  tally.check(`from disk, without script ${name}`, await fromDisk(browser, site, name))
  tally.check(`light contrast ${name}`, await contrastIn(browser, base, name, { colorScheme: 'light' }, 7))
  tally.check(`dark contrast ${name}`, await contrastIn(browser, base, name, { colorScheme: 'dark' }, 7))
  tally.check(`forced colours ${name}`, await contrastIn(browser, base, name, { forcedColors: 'active' }, 4.5))
  tally.check(`text of twice the size ${name}`, await enlarged(browser, base, name))
  tally.check(`printed ${name}`, await printed(browser, base, name))
  tally.check(`keyboard ${name}`, await keyboard(browser, base, name))
  tally.check(`read aloud ${name}`, await aloud(browser, base, name))
}

// All that the report has of what is wanted; a filter may leave pages out.
export async function checkReading(tally, browser, site, base, pages, filtered) {
  for (const name of pages) tally.check(`weight ${name}`, weight(site, name))
  if (!filtered) tally.check('a page of each kind is there', wanted.filter((name) => !pages.includes(name)))
  const sample = wanted.filter((name) => pages.includes(name))
  const reader = async () => { while (sample.length) await readInAllWays(tally, browser, site, base, sample.shift()) }
  await Promise.all([reader(), reader()])
}
