// SPDX-License-Identifier: EUPL-1.2
// Every link of every page, read as text: its file exists, its anchor is there, hreflang goes both ways.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export const htmlFiles = (site) => readdirSync(site, { recursive: true }).map(String).filter((name) => name.endsWith('.html')).sort()

const attributes = (html, name) => [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1].replaceAll('&amp;', '&').replaceAll('&#39;', "'"))

export function checkLinks(tally, site, base) {
  const ids = new Map(), alternates = new Map(), address = new Map()
  const idsOf = (name) => {
    if (!ids.has(name)) ids.set(name, new Set(attributes(readFileSync(join(site, name), 'utf8'), 'id')))
    return ids.get(name)
  }
  for (const name of htmlFiles(site)) {
    const html = readFileSync(join(site, name), 'utf8'), problems = []
    const all = attributes(html, 'id'), seen = new Set()
    for (const id of all) { if (seen.has(id)) problems.push(`the id '${id}' is there twice`); seen.add(id) }
    for (const link of [...attributes(html, 'href'), ...attributes(html, 'src')]) {
      if (/^(https?:|mailto:|tel:)/.test(link) && !link.startsWith(base)) continue
      const [path, anchor] = (link.startsWith(base) ? link.slice(base.length) : link).split('#')
      const folder = link.startsWith(base) ? '' : dirname(name)
      const prefix = new URL(base).pathname
      let target = path === '' && !link.startsWith(base) ? name : path.startsWith(prefix) ? path.slice(prefix.length) : normalize(join(folder, decodeURIComponent(path)))
      if (target.startsWith('..')) { problems.push(`${link} leaves the site`); continue }
      const file = join(site, target)
      if (!existsSync(file)) { problems.push(`${link} leads nowhere`); continue }
      if (statSync(file).isDirectory()) target = join(target, 'index.html')
      if (!existsSync(join(site, target))) { problems.push(`${link} leads to a folder without a page`); continue }
      if (!link.startsWith(base) && !path.startsWith(prefix) && path.endsWith('/')) problems.push(`${link} does not work from a disk`)
      if (anchor && !idsOf(target).has(anchor)) problems.push(`${link}: there is no such anchor`)
    }
    tally.check(`links ${name}`, problems)
    const canonical = html.match(/<link rel="canonical" href="([^"]*)"/)?.[1]
    const others = [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].filter((m) => m[1] !== 'x-default').map((m) => m[2])
    if (name !== 'index.html' && canonical) { alternates.set(canonical + (others.length ? '' : `?${name}`), others); if (others.length) address.set(canonical, name) }
  }
  const problems = []
  for (const [page, others] of alternates) {
    if (others.length && !others.includes(page)) problems.push(`${page} does not name itself among its languages`)
    for (const other of others) if (!alternates.get(other)?.includes(page)) problems.push(`${other} does not name ${page} back`)
  }
  tally.check('hreflang goes both ways', problems)
}
