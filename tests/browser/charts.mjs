// SPDX-License-Identifier: EUPL-1.2
// Charts against their tables, in the page: what a mark is long, high, large or dark is what the table
// says. A figure's class tells its form; every form has a way of measuring its own.

// Runs in the page. Order: reading of numbers and marks, one function per form, all figures.
export function chartsAgainstTables() {
  const problems = []
  const clean = (text) => text.replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, '').replace(/\s+/g, ' ').trim()
  const comma = /^(sv|fi)/.test(document.documentElement.lang)
  const parse = (text) => {
    const plain = clean(text).replaceAll(' ', '').replace('\u2212', '-')
    const number = comma ? plain.replace(',', '.') : plain.replaceAll(',', '')
    return /^-?\d+(\.\d+)?$/.test(number) ? { value: Number(number), half: 0.5 * 10 ** -(number.split('.')[1]?.length ?? 0) } : null
  }
  const sum = (list) => list.reduce((a, b) => a + b, 0)
  const most = (list) => Math.max(...list, 0)

  // ---- marks: the shapes of a path one by one, as boxes
  const outer = (svg, selector) => [...svg.querySelectorAll(selector)].filter((path) => !path.closest('defs, pattern'))
  const shapes = (path) => path.getAttribute('d').split('M').filter(Boolean).map((part) => {
    const one = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    one.setAttribute('d', 'M' + part)
    path.ownerSVGElement.append(one)
    const { x, y, width, height } = one.getBBox()
    one.remove()
    return { x, y, width, height, cx: x + width / 2, cy: y + height / 2 }
  })
  // A pattern's outline lies half a unit within the bar on each side.
  const bars = (svg, least) => outer(svg, 'path[class^="s"]:not(.edge, [fill-opacity]), path[fill^="url"]').flatMap((path) => shapes(path)
    .map((box) => ({ ...box, colour: path.getAttribute('class').match(/\d/)?.[0], width: box.width + (path.hasAttribute('fill') ? 1 : 0) })))
    .filter((box) => box.height > least)
  const markers = (svg) => outer(svg, 'path.edge').flatMap((path) => shapes(path).map((box) => ({ ...box, colour: path.getAttribute('class').match(/\d/)[0] })))
  const lines = (svg) => outer(svg, 'path[class^="l"][stroke-linejoin]').flatMap((path) => path.getAttribute('d').split('M').filter(Boolean)
    .map((part) => [...part.matchAll(/(-?[\d.]+)[ ,]+(-?[\d.]+)/g)].map((match) => ({ x: Number(match[1]), y: Number(match[2]) }))))
  const texts = (svg) => [...svg.querySelectorAll('text')].map((node) => {
    const { x, y, width, height } = node.getBBox()
    return { text: clean(node.textContent), number: parse(node.textContent), muted: Boolean(node.closest('.muted')), bold: Boolean(node.closest('[font-weight]')), x, y, width, height, cx: x + width / 2, cy: y + height / 2 }
  })
  const said = (svg) => clean([...svg.querySelectorAll('text')].map((node) => node.textContent).join(' | '))
  const clusters = (list, key, gap) => [...list].sort((a, b) => a[key] - b[key]).reduce((groups, item) => {
    if (groups.length && item[key] - groups.at(-1).at(-1)[key] <= gap) groups.at(-1).push(item)
    else groups.push([item])
    return groups
  }, [])

  // Whether sizes are in proportion to the numbers, one by one.
  const inProportion = (say, numbers, sizes, what) => {
    if (numbers.length !== sizes.length) { say(`${sizes.length} ${what} for ${numbers.length} values`); return }
    const at = numbers.reduce((best, number, i) => (Math.abs(number.value) > Math.abs(numbers[best].value) ? i : best), 0)
    const scale = numbers.length ? sizes[at] / Math.abs(numbers[at].value) : 0
    numbers.forEach((number, i) => {
      const off = Math.abs(sizes[i] - Math.abs(number.value) * scale)
      if (off > 2 * scale * number.half + 0.6 && sizes[i] > 1.01) say(`${what}: ${number.value} is ${off.toFixed(1)} units off`)
    })
  }
  const everyNumberIsWritten = (say, svg, cells) => {
    const text = said(svg)
    for (const cell of cells.flat()) if (parse(cell) && !text.includes(cell)) say(`the table says ${cell}, the chart does not`)
  }
  const sorted = (numbers) => numbers.map((number) => number.value).sort((a, b) => a - b).join(' ')

  // ---- bars, also left and right of a pyramid, against a target, and in panels
  const barForm = (say, svg, table) => {
    everyNumberIsWritten(say, svg, table.cells)
    const wanted = table.numbers.flat().filter((number) => number && number.value !== 0)
    inProportion(say, wanted, bars(svg, 15).sort((a, b) => a.y - b.y).map((bar) => bar.width), 'bars')
  }
  // Beside each bar the number that its length tells; together they are the table's.
  const labelledBars = (say, svg, table) => {
    const labels = texts(svg).filter((label) => label.number && !label.muted)
    const drawn = bars(svg, 15)
    const beside = drawn.map((bar) => labels.filter((label) => label.cy > bar.y - 2 && label.cy < bar.y + bar.height + 2)
      .map((label) => ({ label, gap: Math.max(label.x - bar.x - bar.width, bar.x - label.x - label.width) }))
      .sort((a, b) => Math.abs(a.gap) - Math.abs(b.gap))[0]?.label)
    if (beside.includes(undefined)) { say('a bar has no number beside it'); return }
    const numbers = beside.map((label) => label.number)
    if (sorted(numbers) !== sorted(table.numbers.flat().filter((number) => number && number.value !== 0))) say('the bars are not those of the table')
    inProportion(say, numbers, drawn.map((bar) => bar.width), 'bars')
  }
  const pyramid = (say, svg, table) => {
    labelledBars(say, svg, table)
    const rows = clusters(bars(svg, 15), 'cy', 4).reverse() // the first row of the table lies lowest
    table.numbers.forEach((row, i) => {
      const two = rows[i]?.sort((a, b) => a.cx - b.cx).map((bar) => bar.width) ?? []
      if (!row[0]?.value || !row[1]?.value || two.length !== 2 || Math.min(...two) < 2) return
      const [one, other] = table.mirrored ? two.reverse() : two
      if (Math.abs(one / other - row[0].value / row[1].value) > 0.05 * (row[0].value / row[1].value) + 0.02) say(`row ${i + 1} of the pyramid has not its two values`)
    })
  }

  // ---- parts of 100
  const stacked = (say, svg, table) => {
    everyNumberIsWritten(say, svg, table.cells)
    const drawn = clusters(bars(svg, 15), 'cy', 4)
    const rows = table.numbers.filter((row) => row.length && row.every(Boolean))
    if (drawn.length !== rows.length) { say(`${drawn.length} rows of parts for ${rows.length}`); return }
    const shares = rows.map((row) => row.filter((number) => number.value).map((number) => ({ ...number, share: table.percent ? number.value : 100 * number.value / sum(row.map((one) => one.value)) })))
    const ordered = drawn.map((row) => row.sort((a, b) => (table.mirrored ? b.x - a.x : a.x - b.x)))
    if (!rows.length) return
    const scale = ordered[0][0].width / shares[0][0].share
    shares.forEach((row, i) => row.forEach((part, j) => {
      const width = ordered[i][j]?.width ?? 0
      if (Math.abs(width - part.share * scale) > 2 + 0.02 * width) say(`part ${j + 1} of row ${i + 1} is ${width.toFixed(1)} units wide, not ${(part.share * scale).toFixed(1)}`)
    }))
  }

  // ---- dots on rows; dots with intervals stand below each other within a row
  const inRows = (dots, count) => {
    const ordered = [...dots].sort((a, b) => a.cy - b.cy)
    const breaks = ordered.map((dot, i) => ({ i, gap: i ? dot.cy - ordered[i - 1].cy : 0 })).sort((a, b) => b.gap - a.gap).slice(0, Math.max(0, count - 1)).map((one) => one.i).sort((a, b) => a - b)
    return ordered.length ? [0, ...breaks].map((from, i, all) => ordered.slice(from, all[i + 1])) : []
  }
  const equiplot = (say, svg, table) => {
    const ways = outer(svg, 'path.grid').map((path) => path.getAttribute('d')).join('')
    const strokes = [...ways.matchAll(/M(-?[\d.]+) -?[\d.]+V/g)].map((match) => Number(match[1])), levels = [...ways.matchAll(/M-?[\d.]+ (-?[\d.]+)H/g)].map((match) => Number(match[1]))
    // Labels at the ends may be moved to stay within the drawing; those on their strokes tell the scale.
    const ticks = texts(svg).filter((label) => label.muted && label.number).map((label) => ({ ...label, cx: strokes.find((x) => Math.abs(x - label.cx) < 4) }))
      .filter((label) => label.cx !== undefined).sort((a, b) => a.number.value - b.number.value)
    const [low, high] = [ticks[0], ticks.at(-1)]
    const wanted = table.numbers.map((row) => row.filter(Boolean)).filter((row) => row.length)
    if (ticks.length < 2 || low.number.value === high.number.value) { if (wanted.length) say('the value axis has no readable scale'); return }
    const scale = (high.cx - low.cx) / (high.number.value - low.number.value)
    const rows = inRows(markers(svg).filter((dot) => dot.cy > Math.min(...levels) - 30), wanted.length) // above are those of the key
    if (rows.length !== wanted.length) { say(`${rows.length} rows of dots for ${wanted.length}`); return }
    wanted.forEach((row, i) => {
      const near = (number, dot) => Math.abs(low.cx + (number.value - low.number.value) * scale - dot.cx) <= Math.abs(scale) * number.half + 2
      if (!row.every((number) => rows[i].some((dot) => near(number, dot))) || !rows[i].every((dot) => row.some((number) => near(number, dot)))) say(`the dots of row ${i + 1} are not at ${row.map((number) => number.value).join(', ')}`)
    })
  }

  // ---- lines: heights are measured against each other or against the axis
  const permutations = (list) => (list.length < 2 ? [list] : list.flatMap((one, i) => permutations(list.toSpliced(i, 1)).map((rest) => [one, ...rest])))
  const slope = (say, svg, table) => {
    everyNumberIsWritten(say, svg, table.cells)
    const two = table.numbers.filter((row) => row[0] && row[1])
    const drawn = lines(svg).map((line) => line.sort((a, b) => (table.mirrored ? b.x - a.x : a.x - b.x)))
    if (drawn.length !== two.length) { say(`${drawn.length} lines for ${two.length} rows`); return }
    const values = two.flat(), heights = drawn.flat().map((point) => point.y)
    const [low, high] = [Math.min(...values.map((number) => number.value)), Math.max(...values.map((number) => number.value))]
    const scale = (Math.min(...heights) - Math.max(...heights)) / (high - low || 1), base = Math.max(...heights)
    const near = (number, point) => Math.abs(base + (number.value - low) * scale - point.y) <= 2 * Math.abs(scale) * number.half + 1
    if (!two.every((row) => drawn.some((line) => near(row[0], line[0]) && near(row[1], line.at(-1))))) say('the lines do not join the two numbers of each row')
    const upright = /M-?[\d.]+ (-?[\d.]+)V(-?[\d.]+)/.exec(outer(svg, 'path.grid')[0]?.getAttribute('d') ?? '')
    const span = upright && high > low ? (upright[2] - upright[1]) / Math.abs(scale) : Infinity
    if (span < Math.max(...values.map((number) => Math.abs(number.value))) / 5) say('a small change fills the height')
  }
  // Panels in reading order are the rows of the table, or its columns where times go downwards.
  const panels = (say, svg, table) => {
    if (!markers(svg).length) { labelledBars(say, svg, table); return }
    const titles = clusters(texts(svg).filter((label) => label.bold && !label.number), 'cy', 4).flatMap((row) => row.sort((a, b) => (table.mirrored ? b.cx - a.cx : a.cx - b.cx)))
    const columns = table.numbers[0].map((_, i) => table.numbers.map((row) => row[i]))
    const series = (titles.length && table.heads.includes(titles[0].text) ? table.numbers : columns).map((row) => row.filter(Boolean)).filter((row) => row.length)
    const inPanels = panelsOf(svg, titles)
    if (inPanels.length !== series.length) { say(`${inPanels.length} panels for ${series.length} series`); return }
    const dots = markers(svg)
    if (!lines(svg).flat().every((point) => dots.some((dot) => Math.hypot(dot.cx - point.x, dot.cy - point.y) < 3))) say('a line leaves its points')
    const scale = scaleOfPanels(svg)
    if (!scale) { say('the panels have no readable scale'); return }
    series.forEach((numbers, i) => {
      const points = inPanels[i].sort((a, b) => (table.mirrored ? b.cx - a.cx : a.cx - b.cx))
      if (points.length !== numbers.length) { say(`panel ${i + 1} has ${points.length} points for ${numbers.length} values`); return }
      numbers.forEach((number, j) => {
        const off = Math.abs((points[j].cy - points[0].cy) - (number.value - numbers[0].value) * scale)
        if (off > 2 * Math.abs(scale) * number.half + 1.5) say(`panel ${i + 1}: ${number.value} is ${off.toFixed(1)} units off`)
      })
    })
  }
  const panelsOf = (svg, titles) => {
    const starts = [...new Set(titles.map((title) => Math.round(title.cx)))]
    const width = svg.viewBox.baseVal.width, columns = Math.max(1, clusters(starts.map((x) => ({ x })), 'x', width / 4).length)
    const rows = clusters(titles, 'cy', 4).map((row) => row[0].cy)
    const found = new Map()
    for (const dot of markers(svg)) {
      const row = rows.filter((y) => y < dot.cy).length - 1
      const column = Math.min(columns - 1, Math.floor(dot.cx / (width / columns)))
      const key = row * columns + (titles[0].cx > width / 2 && columns > 1 ? columns - 1 - column : column)
      found.set(key, [...(found.get(key) ?? []), dot])
    }
    return [...found.keys()].sort((a, b) => a - b).map((key) => found.get(key))
  }
  const scaleOfPanels = (svg) => {
    const ticks = texts(svg).filter((label) => label.muted && label.number && label.height)
    const first = clusters(ticks, 'cy', 2).map((row) => row[0])
    for (let i = 1; i < first.length; i++) if (first[i].number.value < first[i - 1].number.value && first[i - 1].number.value < 1800) return (first[i].cy - first[i - 1].cy) / (first[i].number.value - first[i - 1].number.value)
    return 0
  }
  // The scale as a reader sees it: the value axis' lines and the numbers beside them.
  const axisOf = (svg) => {
    const heights = [...outer(svg, 'path.grid'), ...outer(svg, 'path.axis')].flatMap((path) => [...path.getAttribute('d').matchAll(/M-?[\d.]+ (-?[\d.]+)H/g)]).map((match) => Number(match[1]))
    const ticks = [...svg.querySelectorAll('g.muted text')].map((text) => ({ y: Number(text.getAttribute('y')) - 5.7, number: parse(text.textContent) })).filter((tick) => tick.number && heights.some((y) => Math.abs(y - tick.y) < 1.5))
      .map((tick) => ({ value: tick.number.value, y: heights.find((y) => Math.abs(y - tick.y) < 1.5) })).sort((a, b) => a.value - b.value)
    const [low, high] = [ticks[0], ticks.at(-1)]
    return ticks.length < 2 ? null : { base: low.y, zero: low.value, scale: (high.y - low.y) / (high.value - low.value) }
  }
  const lineForm = (say, svg, table) => {
    const drawn = [0, 1, 2, 3, 4, 5].map((colour) => [
      ...outer(svg, `path[class="l${colour}"][stroke-linejoin]`).flatMap((path) => [...path.getAttribute('d').replace(/[ML]/g, ' ').matchAll(/(-?[\d.]+)[ ,]+(-?[\d.]+)/g)].map((match) => ({ y: Number(match[2]), slack: 0.5 }))),
      ...outer(svg, `path[class="s${colour} edge"]`).flatMap((path) => shapes(path).map((box) => ({ y: box.cy, slack: 3 }))),
    ]).filter((list) => list.length)
    const columns = table.numbers[0].map((_, column) => table.numbers.map((row) => row[column]).filter(Boolean)).filter((column) => column.length)
    const axis = axisOf(svg)
    if (!axis || axis.scale >= 0) { say('the value axis has no readable scale that grows upwards'); return }
    if (columns.length !== drawn.length) { say(`${drawn.length} lines for ${columns.length} columns`); return }
    const near = (number, point) => Math.abs(point.y - (axis.base + (number.value - axis.zero) * axis.scale)) <= Math.abs(axis.scale) * number.half + point.slack + 0.2
    const fits = (order) => columns.every((column, i) => column.every((number) => order[i].some((point) => near(number, point))) && order[i].every((point) => column.some((number) => near(number, point))))
    if (!permutations(drawn).some(fits)) say('the lines do not show the numbers of the table') // they stand in the order of their colours
  }

  // ---- areas and cells
  const bubbles = (say, svg, table) => {
    everyNumberIsWritten(say, svg, table.cells)
    const wanted = table.numbers.flat().filter((number) => number?.value > 0).sort((a, b) => b.value - a.value)
    const sizes = markers(svg).map((circle) => (circle.width / 2) ** 2).sort((a, b) => b - a)
    if (sizes.length !== wanted.length) { say(`${sizes.length} circles for ${wanted.length} values`); return }
    wanted.forEach((number, i) => {
      const due = Math.sqrt(sizes[0] * number.value / wanted[0].value)
      if (Math.abs(Math.sqrt(sizes[i]) - due) > 0.5) say(`the circle of ${number.value} has the radius ${Math.sqrt(sizes[i]).toFixed(1)}, not ${due.toFixed(1)}`)
    })
  }
  // What a shade stands for: the text beside its key, a range of numbers or the symbols of standing.
  const shaded = (svg) => outer(svg, 'path[class^="h"].outline').flatMap((path) => shapes(path).map((box) => ({ ...box, shade: path.getAttribute('class').split(' ')[0] })))
  const keyOf = (svg) => {
    const key = {}, labels = texts(svg)
    for (const box of shaded(svg)) {
      if (box.width > 20.5 || box.height > 14.5) continue
      const label = labels.filter((one) => Math.abs(one.cy - box.cy) < 6).sort((a, b) => Math.abs(a.cx - box.cx) - a.width / 2 - Math.abs(b.cx - box.cx) + b.width / 2)[0]
      if (label) key[box.shade] = label.text
    }
    return key
  }
  const isOf = (text, value) => {
    const [from, to = from] = text.split('–').map((part) => parse(part)?.value)
    return value >= from && value <= to
  }
  const cellsWithShades = (say, svg, table) => {
    everyNumberIsWritten(say, svg, table.cells)
    const key = keyOf(svg), labels = texts(svg)
    let found = 0
    for (const box of shaded(svg)) {
      if (box.width <= 20.5 && box.height <= 14.5) continue
      found++
      const inside = labels.filter((label) => label.cx > box.x && label.cx < box.x + box.width && label.cy > box.y && label.cy < box.y + box.height)
      const number = inside.map((label) => label.text.split(' ').length > 1 && /^[^\d]/.test(label.text) ? parse(label.text.slice(1)) : label.number).find(Boolean)
      const symbol = inside.map((label) => label.text.match(/[▲▼△▽]/)?.[0]).find(Boolean)
      if (!number) say(`a shade ${box.shade} has no number`)
      else if (symbol ? !key[box.shade]?.includes(symbol) : !isOf(key[box.shade] ?? '', number.value)) say(`${symbol ?? ''} ${number.value} has the shade of ${key[box.shade]}`)
    }
    if (!Object.values(key).some((text) => /[▲▼]/.test(text)) && found !== table.numbers.flat().filter(Boolean).length) say(`${found} shades for ${table.numbers.flat().filter(Boolean).length} values`)
  }
  const map = (say, svg, table) => {
    everyNumberIsWritten(say, svg, table.cells)
    const key = keyOf(svg), values = table.numbers.flat().filter(Boolean)
    for (const [shade, text] of Object.entries(key)) {
      const wanted = values.filter((number) => isOf(text, number.value)).length
      const drawn = new Set(outer(svg, `path.${shade}.outline`).filter((path) => path.hasAttribute('fill-rule'))).size
      if (drawn !== wanted) say(`${drawn} areas have the shade of ${text}, not ${wanted}`)
    }
  }

  const forms = { bar: barForm, bullet: labelledBars, line: lineForm, equiplot, slope, multiples: panels, stacked, pyramid, tiles: cellsWithShades, bubbles, map, heat: cellsWithShades }
  for (const figure of document.querySelectorAll('figure')) {
    const svg = figure.querySelector('svg.chart'), node = figure.querySelector('table')
    if (!svg) continue
    const name = svg.querySelector('title')?.textContent ?? '?'
    const say = (text) => problems.push(`"${name}": ${text}`)
    const form = [...figure.classList].find((one) => one.startsWith('form-'))?.slice(5)
    if (!forms[form]) { say(`nobody can measure the form ${form}`); continue }
    if (!node) { say('there is no table'); continue }
    if (!svg.querySelector('desc')?.textContent) say('there is no description')
    const rows = [...node.querySelectorAll('tbody tr')].filter((row) => row.querySelector('td.drawn'))
    const cells = rows.map((row) => [...row.querySelectorAll('td.drawn')].map((cell) => clean(cell.firstChild?.textContent ?? '')))
    if (!node.querySelector('tbody td')) { say('the table is empty'); continue }
    if (cells.flat().includes('')) say('there is an empty cell')
    const numbers = cells.map((row) => row.map(parse))
    for (const path of outer(svg, 'path')) if (/^l\d$/.test(path.getAttribute('class')) && !path.getAttribute('fill')?.startsWith('url') && getComputedStyle(path).fill !== 'none') say('a line is filled')
    const heads = rows.map((row) => clean(row.querySelector('th').textContent))
    const percent = Math.abs(most(numbers.map((row) => sum(row.map((number) => number?.value ?? 0)))) - 100) < 20
    const mirrored = getComputedStyle(figure).direction === 'rtl'
    forms[form](say, svg, { cells, numbers, heads, percent, mirrored })
  }
  return problems
}
