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

// Runs in the page. What a chart shows is what its table says: the same labels, and lengths or
// heights in proportion to the table's numbers.
function chartsAgainstTables() {
  const problems = []
  const number = (text) => {
    let plain = text.replace(/[\u2066-\u2069\u200e\u200f\u061c\s]/g, '').replace('\u2212', '-')
    const lang = document.documentElement.lang
    plain = /^(sv|fi)/.test(lang) ? plain.replace(',', '.') : plain.replaceAll(',', '')
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
  }
  const clean = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim()
  for (const figure of document.querySelectorAll('figure')) {
    const svg = figure.querySelector('svg.chart'), table = figure.querySelector('table')
    if (!svg) continue
    const name = svg.querySelector('title')?.textContent ?? '?'
    if (!table) { problems.push(`"${name}" has no table`); continue }
    if (!svg.querySelector('desc')?.textContent) problems.push(`"${name}" has no description`)
    const labels = [...svg.querySelectorAll('text')].map((text) => clean([...text.childNodes].map((node) => node.textContent).join(' ')))
    const drawn = labels.join(' | ')
    const rows = [...table.querySelectorAll('tbody tr')]
    const cells = rows.flatMap((row) => [...row.querySelectorAll('td')].map((cell) => ({ cell, text: clean(cell.firstChild?.textContent ?? '') })))
    const isBars = svg.querySelector('rect.s0, .s0 rect, [class^=s] rect, rect[class^=s]') && !svg.querySelector('polyline, path.l0, .l0 polyline, [class^=l] polyline')
    if (isBars) {
      for (const row of rows) {
        const first = row.querySelector('td')
        const text = clean(first?.firstChild?.textContent ?? '')
        if (text && !drawn.includes(text)) problems.push(`"${name}": the table says ${text}, the chart does not`)
      }
    }
    if (cells.length === 0) problems.push(`"${name}": the table is empty`)
    for (const { cell, text } of cells) if (!text) problems.push(`"${name}": an empty cell in ${cell.parentElement.textContent.trim().slice(0, 30)}`)
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
  await page.addStyleTag({ content: spacing }).catch(() => {})
  await page.evaluate((css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }, spacing)
  problems.push(...await page.evaluate(cutOff))
  page.off('console', onConsole); page.off('pageerror', onError); page.off('request', onRequest); page.off('response', onFailed)
  return problems.filter((problem) => !/Content Security Policy directive 'style-src/.test(problem))
}
