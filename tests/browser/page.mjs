// SPDX-License-Identifier: EUPL-1.2
// One page in Chromium: everything that is asked of every page.

const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'

// Runs in the page. WCAG 1.4.12: with wider spacing no text is cut off or covered.
function cutOff() {
  const out = []
  for (const element of document.querySelectorAll('h1, h2, h3, p, li, a, summary, dt, dd, figcaption, th, td')) {
    const style = getComputedStyle(element)
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
    if (style.position === 'absolute' || element.closest('.visually-hidden')) continue
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) out.push(`${element.tagName} "${element.textContent.trim().slice(0, 40)}" is cut off`)
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) out.push(`${document.documentElement.scrollWidth} px wide with text spacing`)
  return out
}

// Runs in the page. What a chart shows is what its table says: every value in words, every bar's
// length and every line's height in proportion to the table's numbers.
function chartsAgainstTables() {
  const problems = []
  const clean = (text) => text.replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, '').replace(/\s+/g, ' ').trim()
  const comma = /^(sv|fi)/.test(document.documentElement.lang)
  const parse = (text) => {
    const plain = clean(text).replaceAll(' ', '').replace('\u2212', '-')
    const number = comma ? plain.replace(',', '.') : plain.replaceAll(',', '')
    return /^-?\d+(\.\d+)?$/.test(number) ? { value: Number(number), half: 0.5 * 10 ** -(number.split('.')[1]?.length ?? 0) } : null
  }
  // Every rectangle "Mx yhWvHh-Wz" that is a bar and no key, from top to bottom.
  const bars = (svg) => [...svg.querySelectorAll(':scope path[class^="s"], :scope path[fill^="url"]')]
    .filter((path) => !path.closest('defs, pattern'))
    .flatMap((path) => [...path.getAttribute('d').matchAll(/M(-?[\d.]+) (-?[\d.]+)h(-?[\d.]+)v([\d.]+)h-?[\d.]+z/g)]
      .filter((match) => Number(match[4]) > 15)
      .map((match) => ({ y: Number(match[2]), width: Math.abs(Number(match[3])) + (path.getAttribute('fill') ? 1 : 0) })))
    .sort((a, b) => a.y - b.y)
  // Every point of a line and every marker "Mx ya…" or polygon, as a height and how exactly it tells it.
  const points = (path) => [...path.getAttribute('d').replace(/[ML]/g, ' ').trim().matchAll(/(-?[\d.]+)[ ,]+(-?[\d.]+)/g)].map((match) => ({ y: Number(match[2]), slack: 0.5 }))
  const markers = (path) => path.getAttribute('d').split('M').filter(Boolean).map((shape) => {
    const numbers = shape.split('a')[0].match(/-?[\d.]+/g).map(Number).filter((_, i) => i % 2 === 1)
    return { y: (Math.min(...numbers) + Math.max(...numbers)) / 2, slack: 3 }
  })
  const series = (svg) => [0, 1, 2, 3, 4, 5].map((colour) => [
    ...[...svg.querySelectorAll(`path[class="l${colour}"]`)].filter((path) => path.hasAttribute('stroke-linejoin')).flatMap(points) /* whiskers have none */,
    ...[...svg.querySelectorAll(`path[class="s${colour} edge"]`)].flatMap(markers),
  ]).filter((list) => list.length)

  const permutations = (list) => (list.length < 2 ? [list] : list.flatMap((one, i) => permutations(list.toSpliced(i, 1)).map((rest) => [one, ...rest])))
  // The scale as a reader sees it: the value axis' lines and the numbers beside them.
  const axisOf = (svg) => {
    const heights = [...(svg.querySelector('path.grid, path[class="grid"]')?.getAttribute('d') ?? '').matchAll(/M-?[\d.]+ (-?[\d.]+)H/g), ...(svg.querySelector('path.axis')?.getAttribute('d') ?? '').matchAll(/M-?[\d.]+ (-?[\d.]+)H/g)].map((match) => Number(match[1]))
    const ticks = [...svg.querySelectorAll('g.muted text')].map((text) => ({ y: Number(text.getAttribute('y')) - 5.7, number: parse(text.textContent) })).filter((tick) => tick.number && heights.some((y) => Math.abs(y - tick.y) < 1.5))
      .map((tick) => ({ value: tick.number.value, y: heights.find((y) => Math.abs(y - tick.y) < 1.5) })).sort((a, b) => a.value - b.value)
    const [low, high] = [ticks[0], ticks.at(-1)]
    return ticks.length < 2 ? null : { base: low.y, zero: low.value, scale: (high.y - low.y) / (high.value - low.value) }
  }
  // Whether every value of each column has its point, and every point its value, on the axis' scale.
  const fits = (axis, columns, drawn) => {
    const near = (number, point) => Math.abs(point.y - (axis.base + (number.value - axis.zero) * axis.scale)) <= Math.abs(axis.scale) * number.half + point.slack + 0.2
    return columns.every((column, i) => column.every((number) => drawn[i].some((point) => near(number, point))) && drawn[i].every((point) => column.some((number) => near(number, point))))
  }

  for (const figure of document.querySelectorAll('figure')) {
    const svg = figure.querySelector('svg.chart'), table = figure.querySelector('table')
    if (!svg) continue
    const name = svg.querySelector('title')?.textContent ?? '?'
    const say = (text) => problems.push(`"${name}": ${text}`)
    if (!table) { say('there is no table'); continue }
    if (!svg.querySelector('desc')?.textContent) say('there is no description')
    const rows = [...table.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td.drawn')].map((cell) => clean(cell.firstChild?.textContent ?? '')))
    if (rows.flat().length === 0) say('the table is empty')
    if (rows.flat().includes('')) say('there is an empty cell')
    const numbers = rows.map((row) => row.map(parse))
    const drawnLines = svg.querySelector('path[class$=" edge"]') ? series(svg) : []
    for (const path of svg.querySelectorAll('path')) {
      if (/^l\d$/.test(path.getAttribute('class')) && !path.getAttribute('fill')?.startsWith('url') && getComputedStyle(path).fill !== 'none') say('a line is filled')
    }
    if (drawnLines.length) {
      // The lines stand in the order of their colours: some order of them must fit the columns.
      const columns = numbers[0].map((_, column) => numbers.map((row) => row[column]).filter(Boolean)).filter((column) => column.length)
      const axis = axisOf(svg)
      if (!axis || axis.scale >= 0) say('the value axis has no readable scale that grows upwards')
      else if (columns.length !== drawnLines.length) say(`${drawnLines.length} lines for ${columns.length} columns`)
      else if (!permutations(drawnLines).some((order) => fits(axis, columns, order))) say('the lines do not show the numbers of the table')
      continue
    }
    const text = clean([...svg.querySelectorAll('text')].map((node) => node.textContent).join(' | '))
    for (const cell of rows.flat()) if (!text.includes(cell) && parse(cell)) say(`the table says ${cell}, the chart does not`)
    const wanted = numbers.flat().filter((number) => number && number.value !== 0), drawn = bars(svg)
    if (wanted.length !== drawn.length) { say(`${drawn.length} bars for ${wanted.length} values`); continue }
    const most = wanted.reduce((a, b, i) => (Math.abs(b.value) > Math.abs(wanted[a].value) ? i : a), 0)
    const scale = wanted.length ? drawn[most].width / Math.abs(wanted[most].value) : 0
    wanted.forEach((number, i) => {
      const off = Math.abs(drawn[i].width - Math.abs(number.value) * scale)
      if (off > 2 * scale * number.half + 0.5) say(`the bar of ${number.value} is ${off.toFixed(1)} units off`)
    })
  }
  return problems
}

export async function checkPage(page, base, name, axe) {
  const problems = []
  const onConsole = (message) => problems.push(`console: ${message.text()}`)
  const onError = (error) => problems.push(`error: ${error.message}`)
  const onRequest = (request) => { if (!request.url().startsWith(base)) problems.push(`a request leaves the site: ${request.url()}`) }
  const onFailed = (response) => { if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`) }
  page.on('console', onConsole); page.on('pageerror', onError); page.on('request', onRequest); page.on('response', onFailed)

  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(base + name)
  await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true })
  problems.push(...await page.evaluate(chartsAgainstTables))
  await page.evaluate(axe)
  const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }))
  for (const violation of found.violations) problems.push(`axe ${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)
  await page.setViewportSize({ width: 320, height: 800 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > 320) problems.push(`${wide} px wide on a screen of 320`)
  await page.evaluate((css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }, spacing)
  problems.push(...await page.evaluate(cutOff))
  page.off('console', onConsole); page.off('pageerror', onError); page.off('request', onRequest); page.off('response', onFailed)
  return problems
}
