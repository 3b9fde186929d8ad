// SPDX-License-Identifier: EUPL-1.2
// `jamlik measures` against two others who have computed the same: the World Health Organization's
// R package (../shared/specs/measures/examples.json, where that folder is there) and this file, in
// other ways than generator/data: fits by bisection, standard errors by numeric derivatives, variances
// from pairs, intervals from another random generator.
//   node tests/spec/measures.mjs PROGRAM
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = process.argv[2] ?? 'build/jamlik';
const scratch = mkdtempSync(join(tmpdir(), 'jamlik-measures-'));
const z = 1.959963984540054;
let passed = 0;
let failed = 0;

function check(name, good, detail = '') {
  if (good) passed += 1;
  else {
    failed += 1;
    console.log(`FAILED  ${name} ${detail}`);
  }
}

function printed(input) {
  const file = join(scratch, 'input.json');
  writeFileSync(file, JSON.stringify(input));
  return execFileSync(program, ['measures', file], { encoding: 'utf8' });
}

const measured = (input) => JSON.parse(printed(input));

// size: of what the number is a part, such as the interval of an end that happens to be near 0.
function near(name, value, wanted, tolerance = 1e-9, size = 0) {
  const missing = (v) => v === null || v === undefined;
  const good = missing(wanted) || missing(value)
    ? missing(wanted) === missing(value)
    : Math.abs(value - wanted) <= tolerance * Math.max(Math.abs(wanted), size, 1e-12);
  check(name, good, `${value}, wanted ${wanted}`);
}

// ------------------------------------------------------------------------------- small tools

const sum = (list) => list.reduce((a, b) => a + b, 0);
const total = (count, term) => sum(Array.from({ length: count }, (_, i) => term(i)));
const sorted = (groups) => (groups.every((g) => Number.isFinite(g.order))
  ? [...groups].sort((a, b) => a.order - b.order) : groups);

function derivative(f, at, i) {
  const h = Math.max(Math.abs(at[i]), 1e-3) * 1e-5;
  const moved = (by) => f(at.map((x, j) => (j === i ? x + by : x)));
  return (8 * (moved(h) - moved(-h)) - (moved(2 * h) - moved(-2 * h))) / (12 * h);
}

// √ of gᵀ V g, g the gradient of f.
function delta(f, at, variance) {
  const g = at.map((_, i) => derivative(f, at, i));
  return Math.sqrt(total(at.length, (i) => total(at.length, (j) => g[i] * variance[i][j] * g[j])));
}

const diagonal = (list) => list.map((x, i) => list.map((_, j) => (i === j ? x : 0)));

function bisect(f, low, high) { // f falls
  for (let i = 0; i < 200; i += 1) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const positions = (p) => p.map((share, i) => sum(p.slice(0, i)) + share / 2);

// ------------------------------------------------------------------------------ regression

// Both scores are 0 at the maximum of the likelihood, and each falls in its own parameter.
function fit(x, f, w, g) {
  const level = (b) => bisect((a) => total(x.length, (i) => w[i] * (f[i] - g(a + b * x[i]))), -1e3, 1e3);
  const slope = (b) => {
    const a = level(b);
    return total(x.length, (i) => w[i] * x[i] * (f[i] - g(a + b * x[i])));
  };
  const b = bisect(slope, -1e3, 1e3);
  const a = level(b);
  const scores = ([s, t]) => [0, 1].map((k) => total(x.length, (i) => w[i] * x[i] ** k * (f[i] - g(s + t * x[i]))));
  const h = [0, 1].map((k) => [0, 1].map((l) => -derivative((at) => scores(at)[k], [a, b], l)));
  const det = h[0][0] * h[1][1] - h[0][1] * h[1][0];
  const inverse = [[h[1][1] / det, -h[0][1] / det], [-h[1][0] / det, h[0][0] / det]];
  const e = x.map((_, i) => w[i] * (f[i] - g(a + b * x[i])));
  const meat = [0, 1].map((k) => [0, 1].map((l) => total(x.length, (i) => e[i] ** 2 * x[i] ** (k + l))));
  const times = (m, n) => [0, 1].map((k) => [0, 1].map((l) => m[k][0] * n[0][l] + m[k][1] * n[1][l]));
  const factor = x.length / (x.length - 2);
  return { at: [a, b], variance: times(times(inverse, meat), inverse).map((r) => r.map((v) => v * factor)) };
}

function slopes(y, pop, g, scale, whole) {
  const people = whole ? pop.map(Math.ceil) : pop;
  const w = people.map((n) => n / sum(people));
  const f = y.map((v, i) => (whole && scale !== 1 ? Math.round(v / scale * people[i]) / people[i] : v / scale));
  const { at, variance } = fit(positions(w), f, w, g);
  const difference = ([a, b]) => (g(a + b) - g(a)) * scale;
  const logarithm = ([a, b]) => Math.log(g(a + b) / g(a));
  const s = difference(at);
  const r = logarithm(at);
  const sd = delta(difference, at, variance);
  const sr = delta(logarithm, at, variance);
  return [{ estimate: s, se: sd, lower: s - z * sd, upper: s + z * sd },
    { estimate: Math.exp(r), se: sr, lower: Math.exp(r - z * sr), upper: Math.exp(r + z * sr) }];
}

// Twice the covariance of values and positions; the error is that of a regression through √p-weighted
// points, by its normal equations.
function concentration(y, p) {
  const x = positions(p);
  const mean = total(y.length, (i) => p[i] * y[i]);
  const cov = total(y.length, (i) => p[i] * (y[i] - mean) * (x[i] - 0.5));
  const v = total(y.length, (i) => p[i] * (x[i] - 0.5) ** 2);
  const left = y.map((value) => 2 * v * value);
  const [s0, s1, s2] = [0, 1, 2].map((k) => total(y.length, (i) => p[i] * x[i] ** k));
  const [t0, t1] = [0, 1].map((k) => total(y.length, (i) => p[i] * x[i] ** k * left[i]));
  const det = s0 * s2 - s1 * s1;
  const b = (s0 * t1 - s1 * t0) / det;
  const a = (s2 * t0 - s1 * t1) / det;
  const rss = total(y.length, (i) => p[i] * (left[i] - a - b * x[i]) ** 2);
  return { estimate: 2 * cov, se: Math.sqrt(rss / (y.length - 2) * s0 / det) };
}

// --------------------------------------------------------------------------------- oracle

const normal = ({ estimate, se }, factor = 1) => {
  const [e, s] = [estimate * factor, se * Math.abs(factor)];
  return { estimate: e, se: s, lower: e - z * s, upper: e + z * s };
};

function pairOf(input, groups) {
  const lower = input.better === 'lower';
  if (groups.every((g) => Number.isFinite(g.order)))
    return lower ? [groups[0], groups.at(-1)] : [groups.at(-1), groups[0]];
  const by = (list) => [...list].sort((a, b) => a.value - b.value);
  const reference = groups.find((g) => g.reference);
  if (!reference) return [by(groups).at(-1), by(groups)[0]];
  const others = by(groups.filter((g) => g !== reference));
  if (lower) return [others.at(-1), reference];
  if (input.better === 'higher') return [reference, others[0]];
  const far = (g) => Math.abs(g.value - reference.value);
  return [reference, far(others.at(-1)) > far(others[0]) ? others.at(-1) : others[0]];
}

function attributable(input, groups, mean) {
  const ordered = groups.every((g) => Number.isFinite(g.order));
  const sign = input.better === 'lower' ? -1 : 1;
  const best = ordered ? groups.at(-1) : [...groups].sort((a, b) => sign * (b.value - a.value))[0];
  const gain = sign * (best.value - mean) < 0 ? 0 : best.value - mean;
  const n = sum(groups.map((g) => g.population));
  const c = best.value / input.scale * best.population;
  const a = mean / input.scale * n - c;
  const cells = [a, n - a - best.population, c, best.population - c].map((count) => count / n);
  // The fraction of the cells of a multinomial sample of n, and its delta method.
  const fraction = ([pa, pb, pc, pd]) => pc / (pc + pd) / ((pa + pc) / (pa + pb + pc + pd)) - 1;
  const variance = cells.map((p, i) => cells.map((q, j) => ((i === j ? p : 0) - p * q) / n));
  return { gain, se: delta(fraction, cells, variance) };
}

function oracle(input) {
  const groups = sorted(input.groups);
  const ordered = groups.every((g) => Number.isFinite(g.order));
  const y = groups.map((g) => g.value);
  const s = groups.map((g) => g.se ?? NaN);
  const pop = groups.map((g) => g.population);
  const p = pop.map((n) => n / sum(pop));
  const mu = (v) => total(v.length, (i) => p[i] * v[i]);
  const mean = mu(y);
  const out = {};
  const [one, two] = pairOf(input, groups);
  out.d = normal({ estimate: one.value - two.value, se: Math.sqrt(one.se ** 2 + two.se ** 2) });
  const log = delta(([u, v]) => Math.log(u / v), [one.value, two.value], diagonal([one.se ** 2, two.se ** 2]));
  const ratio = Math.log(one.value / two.value);
  out.r = { estimate: Math.exp(ratio), se: log, lower: Math.exp(ratio - z * log), upper: Math.exp(ratio + z * log) };
  const { gain, se } = attributable(input, groups, mean);
  out.par = normal({ estimate: gain, se: mean * se });
  out.paf = normal({ estimate: 100 * gain / mean, se: 100 * se });
  if (ordered) {
    const whole = pop.every((n) => n >= 1000);
    const aci = concentration(y, p);
    out.aci = normal(aci);
    out.aci_nopop = normal(concentration(y, p.map(() => 1 / y.length)));
    out.rci = normal(aci, 1 / mean);
    out.rci_lim = out.rci;
    out.rci_wagstaff = normal(aci, 1 / mean / (1 - mean / input.scale));
    out.rci_erreygers = normal(aci, 4 / input.scale);
    [out.sii, out.rii] = slopes(y, pop, (t) => 1 / (1 + Math.exp(-t)), input.scale, whole);
    [out.sii_linear, out.rii_linear] = slopes(y, pop, (t) => t, 1, whole);
    return out;
  }
  const bgv = (v) => total(v.length, (i) => total(v.length, (j) => p[i] * p[j] * (v[i] - v[j]) ** 2)) / 2;
  // The variance of a quadratic form of independent normal numbers: 4 dᵀΣd + 2 tr((AΣ)²).
  const matrix = p.map((q, i) => p.map((r, j) => (i === j ? q : 0) - q * r));
  const d = y.map((_, i) => total(y.length, (j) => matrix[i][j] * y[j]));
  const trace = total(y.length, (i) => total(y.length, (j) => matrix[i][j] ** 2 * s[i] ** 2 * s[j] ** 2));
  out.bgv = normal({ estimate: bgv(y), se: Math.sqrt(4 * total(y.length, (i) => (d[i] * s[i]) ** 2) + 2 * trace) });
  const entropy = (f) => normal({ estimate: f(y), se: delta(f, y, diagonal(s.map((e) => e * e))) });
  out.mld = entropy((v) => 1000 * (Math.log(mu(v)) - total(v.length, (i) => p[i] * Math.log(v[i]))));
  out.ti = entropy((v) => 1000 * (total(v.length, (i) => p[i] * v[i] * Math.log(v[i])) / mu(v) - Math.log(mu(v))));
  const at = groups.findIndex((g) => g.reference);
  const best = (v) => (input.better === 'lower' ? Math.min(...v) : Math.max(...v));
  const u = (v, from) => total(v.length, (i) => Math.abs(v[i] - from)) / v.length;
  const w = (v, from) => total(v.length, (i) => p[i] * Math.abs(v[i] - from));
  out.simulated = {
    bgsd: (v) => Math.sqrt(bgv(v)),
    cov: (v) => 100 * Math.sqrt(bgv(v)) / mu(v),
    mdbu: (v) => u(v, best(v)),
    mdbw: (v) => w(v, best(v)),
    mdmu: (v) => u(v, mu(v)),
    mdmw: (v) => w(v, mu(v)),
    idisu: (v) => 100 * u(v, mu(v)) / mu(v),
    idisw: (v) => 100 * w(v, mu(v)) / mu(v),
    ...(at >= 0 && { mdru: (v) => u(v, v[at]), mdrw: (v) => w(v, v[at]) }),
    ...(input.setting_average !== undefined && {
      mdmu_setting: (v) => u(v, input.setting_average),
      idisu_setting: (v) => 100 * u(v, input.setting_average) / input.setting_average,
    }),
  };
  return out;
}

// ------------------------------------------------------------------------------ simulation

// mulberry32 and Box and Muller: neither is what the program has.
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const DRAWS = 100000;
const OURS = 5000; // of measure_random.c

function simulate(input, statistics) {
  const random = generator(20);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const values = Object.fromEntries(Object.keys(statistics).map((key) => [key, new Float64Array(DRAWS)]));
  for (let i = 0; i < DRAWS; i += 1) {
    const y = input.groups.map((g) => {
      for (;;) {
        const v = g.value + g.se * gauss();
        if (v >= 0 && v <= input.scale) return v;
      }
    });
    for (const [key, f] of Object.entries(statistics)) values[key][i] = f(y);
  }
  for (const list of Object.values(values)) list.sort();
  return values;
}

// An end of the interval lies between the quantiles where that of so few draws would, 5 of its errors
// to either side.
function checkEnd(name, value, list, share) {
  const error = 5 * Math.sqrt(share * (1 - share) / OURS);
  const at = (q) => list[Math.max(0, Math.min(DRAWS - 1, Math.round(q * DRAWS)))];
  check(name, value >= at(share - error) && value <= at(share + error),
    `${value} is not in ${at(share - error)} … ${at(share + error)}`);
}

// ---------------------------------------------------------------------------------- cases

function checkOne(name, measure, wanted, tolerance) {
  for (const key of ['estimate', 'se', 'lower', 'upper'])
    near(`${name} ${key}`, measure?.[key], wanted[key], tolerance[key] ?? tolerance.other,
      key === 'lower' || key === 'upper' ? wanted.se : 0);
}

function checkCase(name, input) {
  const { measures } = measured(input);
  const { simulated = {}, ...wanted } = oracle(input);
  for (const [key, one] of Object.entries(wanted))
    checkOne(`${name}: ${key}`, measures[key], one, { estimate: 1e-9, other: 1e-7 });
  for (const [key, f] of Object.entries(simulated))
    near(`${name}: ${key} estimate`, measures[key]?.estimate, f(input.groups.map((g) => g.value)));
  const values = simulate(input, simulated);
  for (const [key, list] of Object.entries(values)) {
    checkEnd(`${name}: ${key} lower`, measures[key]?.lower, list, 0.025);
    checkEnd(`${name}: ${key} upper`, measures[key]?.upper, list, 0.975);
  }
  check(`${name}: the same bytes again`, printed(input) === printed(input));
}

const group = (name, value, se, population, more = {}) => ({ group: name, value, se, population, ...more });
const ordered = {
  better: 'lower', scale: 100,
  groups: [group('third', 17.25, 1.75, 800.5, { order: 3 }), group('first', 31.5, 2.5, 512, { order: 1 }),
    group('second', 22.125, 0.75, 1201.25, { order: 2 }), group('fourth', 18.5, 1.25, 640, { order: 4 })],
};
const unordered = {
  better: 'lower', scale: 100, setting_average: 24,
  groups: [group('a', 20.5, 1.5, 120), group('b', 31.25, 3, 48.5), group('c', 24, 2.25, 300),
    group('d', 18.75, 4, 33, { reference: true }), group('e', 26.125, 0.5, 210)],
};
const neither = { ...unordered, better: 'neither' };
const higher = {
  ...unordered, better: 'higher',
  groups: unordered.groups.map((g) => ({ ...g, value: g.value * 3, reference: g.group === 'e' })),
};
const many = { ...ordered, better: 'higher', groups: ordered.groups.map((g) => ({ ...g, population: g.population * 37 })) };

// Drawn again where a share would lie outside 0 to 100; and a fit whose first steps lead astray.
const wide = { ...unordered, groups: unordered.groups.map((g, i) => ({ ...g, value: i ? 99 - i / 4 : 1, se: 5 + 20 * i })) };
const uneven = {
  better: 'higher', scale: 100,
  groups: [group('a', 0.981559, 1, 40.7588, { order: 1 }), group('b', 99.9995, 1, 0.148686, { order: 2 }),
    group('c', 84.7398, 1, 0.0169126, { order: 3 }), group('d', 73.9517, 1, 0.0221712, { order: 4 })],
};

checkCase('ordered', ordered);
checkCase('wide', wide);
{
  const { measures } = measured(uneven);
  const wanted = oracle(uneven);
  near('uneven: sii', measures.sii?.estimate, wanted.sii.estimate, 1e-6);
  near('uneven: rii', measures.rii?.estimate, wanted.rii.estimate, 1e-6);
}
checkCase('ordered, many people', many);
checkCase('unordered', unordered);
checkCase('unordered, higher is better', higher);
{
  const { measures, absent } = measured(neither);
  const { d, r } = oracle(neither);
  checkOne('neither: d', measures.d, d, { other: 1e-9 });
  checkOne('neither: r', measures.r, r, { other: 1e-7 });
  for (const key of ['mdbu', 'mdbw', 'par', 'paf']) check(`neither: ${key}`, absent[key] === 'needs-direction', absent[key]);
}

// ------------------------------------------------------------------------------ WHO's own cases

// What the package has wrong is compared with the corrected numbers beside it; the standard error of
// the slopes is told on the estimate's scale.
const corrected = {
  sii: ['sii_weight_pop', 'scaled'], rii: ['rii_weight_pop'], paf: ['paf_pop_se_on_estimate_scale'],
  mld: ['mld_se_on_estimate_scale'], ti: ['ti_se_on_estimate_scale'],
};
const renamed = { par: 'par_pop', mdmu: 'mdmu_pop', idisu: 'idisu_pop' };

function inputOf({ inputs }) {
  return {
    better: inputs.favourable_indicator ? 'higher' : 'lower',
    scale: inputs.scaleval,
    setting_average: inputs.setting_average,
    groups: inputs.labels.map((label, i) => ({
      group: label, value: inputs.est[i], se: inputs.se[i], population: inputs.pop[i],
      ...(inputs.subgroup_order && { order: inputs.subgroup_order[i] }),
      ...(inputs.reference_subgroup?.[i] && { reference: true }),
    })),
  };
}

function checkExample(example) {
  const { measures } = measured(inputOf(example));
  for (const [key, measure] of Object.entries(measures)) {
    const [name, scaled] = corrected[key] ?? [];
    const theirs = name ? example.corrected_not_from_package[name] : example.measures[renamed[key] ?? key];
    if (!theirs) {
      check(`${example.id}: ${key}`, false, 'is not among the examples');
      continue;
    }
    const factor = scaled || key === 'sii_linear' ? 100 : 1;
    near(`${example.id}: ${key}`, measure.estimate, theirs.estimate);
    // The package differentiates the linear forms numerically; and has drawn a hundred times only.
    const draws = theirs.se === null && theirs.lowerci !== null;
    const tolerance = draws ? 0.35 : key.endsWith('_linear') ? 1e-7 : 1e-9;
    if (!draws) near(`${example.id}: ${key} se`, measure.se, theirs.se === null ? null : theirs.se * factor, tolerance);
    near(`${example.id}: ${key} lower`, measure.lower, theirs.lowerci, tolerance);
    near(`${example.id}: ${key} upper`, measure.upper, theirs.upperci, draws ? 0.1 : tolerance);
  }
  const missing = Object.keys(example.measures).filter((key) => {
    const ours = Object.entries(renamed).find(([, theirs]) => theirs === key)?.[0] ?? key.replace(/^paf_pop$/, 'paf');
    return example.measures[key].status === 'ok' && !measures[ours];
  });
  check(`${example.id}: all of the package's`, missing.length === 0, missing.join(' '));
}

const folder = fileURLToPath(new URL('../../../shared/specs/measures/', import.meta.url));
if (existsSync(folder)) JSON.parse(readFileSync(join(folder, 'examples.json'))).cases.forEach(checkExample);
else console.log('skipped: the examples of the World Health Organization are not here');

// ---------------------------------------------------------------------------------- an indicator

const report = join(scratch, 'report');
cpSync(fileURLToPath(new URL('../golden/errors/report/', import.meta.url)), report, { recursive: true });

const of = (file, cwd = scratch) => execFileSync(resolve(program), ['measures', file], { encoding: 'utf8', cwd });
const health = of('report/indicators/good-health.json');
for (const [file, cwd] of [['indicators/good-health.json', report], ['good-health.json', join(report, 'indicators')],
  ['./report/./indicators/../indicators/good-health.json', scratch], [join(report, 'indicators/good-health.json'), '/']])
  check(`an indicator named ${file}`, of(file, cwd) === health);
{
  const all = JSON.parse(health);
  check('an indicator: sex, then education', all.breakdowns.map((b) => b.by).join() === 'sex,education');
  check('an indicator: the first at the top', JSON.stringify(all.measures) === JSON.stringify(all.breakdowns[0].measures));
  const education = all.breakdowns[1];
  check('an indicator: ordered', education.groups.map((g) => g.order).join() === '0,1,2');
  near('an indicator: standard error of an interval', education.groups[0].se, 9.5 / 2 / z);
  const wanted = oracle(education);
  for (const key of ['d', 'r', 'aci', 'rci', 'sii', 'rii', 'sii_linear', 'par'])
    checkOne(`an indicator: ${key}`, education.measures[key], wanted[key], { estimate: 1e-9, other: 1e-7 });
}

// A number of few people is nowhere, and nothing is computed from what is left.
{
  const file = join(report, 'indicators/secret.json');
  const row = (group, value, n) => ({ education: group, value, n });
  writeFileSync(file, JSON.stringify({
    id: 'secret', title: { sv: 'Hemligt' }, unit: { name: { sv: 'procent' }, kind: 'percent' },
    source: { name: { sv: 'Påhittat' } }, dimensions: ['education'],
    data: [row('compulsory', 61.25, 100), row('upper-secondary', 70.5, 200), row('post-secondary', 83.137, 4)],
  }));
  const text = of('report/indicators/secret.json');
  const { measures, absent, breakdowns } = JSON.parse(text);
  check('small numbers: no measure', Object.keys({ ...measures, ...breakdowns[0].measures }).length === 0);
  check('small numbers: each with its reason', Object.values(absent).every((why) => why === 'value-missing'));
  check('small numbers: nowhere', !/83[.,]?1/.test(text) && !/population": 4/.test(text), text);
}

rmSync(scratch, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
