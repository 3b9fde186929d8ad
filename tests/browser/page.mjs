// SPDX-License-Identifier: EUPL-1.2
// One page in Chromium: everything that is asked of every page.
import { chartsAgainstTables } from './charts.mjs'

const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'

// Runs in the page. WCAG 1.4.12: with wider spacing no text is cut off or covered.
export function cutOff() {
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

// Runs in the page. In the tables and lists of measures no word stands on two lines, also on a phone.
export function brokenWords() {
  const out = []
  for (const box of document.querySelectorAll('.stances tbody, .evidence tbody, .apart')) {
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
    for (let text; (text = texts.nextNode());) {
      if (!text.parentElement.checkVisibility()) continue
      for (const word of text.data.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
        const range = document.createRange()
        range.setStart(text, word.index)
        range.setEnd(text, word.index + word[0].length)
        const lines = new Set([...range.getClientRects()].filter((rect) => rect.width > 0.5).map((rect) => Math.round(rect.top)))
        if (lines.size > 1) out.push(`"${word[0]}" is broken`)
      }
    }
  }
  return out
}

// Runs in the page. Who reads by headings hears them in a list: one is the main one, none is twice, no level is left out.
function outline() {
  const out = [], heads = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((head) => ({ level: Number(head.tagName[1]), text: head.textContent.replace(/\s+/g, ' ').trim() }))
  if (heads.filter((head) => head.level === 1).length !== 1) out.push('there is not one main heading')
  heads.forEach((head, i) => {
    if (i && head.level > heads[i - 1].level + 1) out.push(`heading "${head.text}" leaves a level out`)
    if (heads.findIndex((other) => other.level === head.level && other.text === head.text) < i) out.push(`heading "${head.text}" is there twice`)
  })
  return out
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
  problems.push(...await page.evaluate(chartsAgainstTables), ...await page.evaluate(outline))
  await page.evaluate(axe)
  const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }))
  for (const violation of found.violations) problems.push(`axe ${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)
  await page.setViewportSize({ width: 320, height: 800 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > 320) problems.push(`${wide} px wide on a screen of 320`)
  problems.push(...await page.evaluate(brokenWords))
  await page.evaluate((css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }, spacing)
  problems.push(...await page.evaluate(cutOff))
  page.off('console', onConsole); page.off('pageerror', onError); page.off('request', onRequest); page.off('response', onFailed)
  return problems
}
