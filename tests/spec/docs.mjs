// SPDX-License-Identifier: EUPL-1.2
//
// The manuals keep their promises: what README.md and docs/*.md tell a reader to type is typed here.
//
//   A fenced block whose paragraph before ends with "`path`:" is a file. The files of a manual make
//   a report, which must build without a word. The other blocks of Markdown are pages of that
//   report, those of JSON must be sound, and those with an error message must be what the program
//   says. Every key that the program knows is in a manual, and every link between them leads
//   somewhere.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = path.resolve(process.argv[2] ?? path.join(root, 'build/jamlik'));
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'jamlik-docs-'));
const share = path.join(work, 'share');
let passed = 0, failed = 0;

function tell(good, name, detail = '') {
    good ? passed++ : failed++;
    if (!good) console.log(`FAILED ${name}\n${detail}`);
}

// ------------------------------------------------------------------------------------- manuals

const read = name => fs.readFileSync(path.join(root, name), 'utf8');

// Every fenced block: language, text, line, and the file that the line before it names.
function blocksOf(text) {
    const blocks = [];
    let open = null, before = '';
    text.split('\n').forEach((line, index) => {
        const fence = /^( *)```(\w*)$/.exec(line);
        if (open && fence && fence[2] === '') {
            blocks.push(open);
            open = null;
            before = '';
        } else if (open) {
            open.text += line.slice(open.indent) + '\n';
        } else if (fence) {
            const file = /`([^`\s]+)`:$/.exec(before);
            open = {language: fence[2], text: '', line: index + 1, indent: fence[1].length, file: file?.[1]};
        } else if (line.trim()) {
            before = line.trim();
        }
    });
    return blocks;
}

// ------------------------------------------------------------------------------------- reports

function write(folder, file, text) {
    const place = path.join(folder, file);
    fs.mkdirSync(path.dirname(place), {recursive: true});
    fs.writeFileSync(place, text);
}

// What the program says, with paths as seen from the report's folder.
function build(folder, site, ...options) {
    const run = spawnSync(program, ['build', '-o', site, ...options],
        {cwd: folder, encoding: 'utf8', env: {...process.env, JAMLIK_SHARE: share}});
    return {code: run.status, said: (run.stderr ?? '').replace(/^\.\//gm, '')};
}

function expectQuiet(name, folder, site, ...options) {
    const {code, said} = build(folder, site, ...options);
    tell(code === 0 && said === '', `${name} builds without a word`, said);
    return code === 0;
}

function reportOf(manual, blocks, name) {
    const folder = path.join(work, name);
    for (const block of blocks.filter(block => block.file))
        write(block.file.startsWith('templates/') ? share : folder, block.file, block.text);
    return folder;
}

const siteOf = folder => `${folder}-site`;
const inSite = (folder, file) => fs.existsSync(path.join(siteOf(folder), file));
const page = (folder, file) => fs.readFileSync(path.join(siteOf(folder), file), 'utf8');

// A message in a manual: the line it shows is put into the file it names, and the program must say
// the same of it.
function checkMessage(manual, block, folder) {
    const place = /^(\S+?):(\d+):\d+: (?:error|warning): /.exec(block.text);
    const shown = /^ *\d+ \| (.*)$/m.exec(block.text);
    const name = `${manual}:${block.line}: the message`;
    if (!place || !shown) return tell(false, name, 'it has no place or no line');
    const file = path.join(folder, place[1]), right = fs.readFileSync(file, 'utf8');
    const lines = right.split('\n');
    lines[place[2] - 1] = shown[1];
    fs.writeFileSync(file, lines.join('\n'));
    const {said} = build(folder, siteOf(folder));
    fs.writeFileSync(file, right);
    tell(said === block.text, name, `the manual:\n${block.text}the program:\n${said}`);
}

// A piece of Markdown as a page of the report, beside its start page.
function checkPiece(manual, block, folder, number) {
    const front = `---\ntitle: Example\ndescription: From the manual.\nkind: page\n---\n\n`;
    const file = path.join(folder, `pages/example-${number}.md`);
    fs.writeFileSync(file, front + block.text);
    const {code, said} = build(folder, siteOf(folder));
    fs.rmSync(file);
    tell(code === 0 && said === '', `${manual}:${block.line}: the piece of a page`, said);
}

function checkJson(manual, block) {
    for (const text of [block.text, `{${block.text}}`, `[${block.text}]`]) {
        try { JSON.parse(text); return tell(true); } catch { /* the next form */ }
    }
    tell(false, `${manual}:${block.line}: the JSON`, block.text);
}

// ---------------------------------------------------------------------------------------- keys

// The keys that the program lists when it is given one that it does not know.
function keysKnown(folder, file, wrong) {
    const place = path.join(folder, file), right = fs.readFileSync(place, 'utf8');
    fs.writeFileSync(place, wrong(right));
    const {said} = build(folder, siteOf(folder));
    fs.writeFileSync(place, right);
    return /unknown key 'qqqqqqqq'[^]*?hint: known: (.*)/.exec(said)?.[1].split(', ') ?? [];
}

function keysOfSchema(schema, keys = new Set()) {
    if (Array.isArray(schema)) schema.forEach(item => keysOfSchema(item, keys));
    else if (schema && typeof schema === 'object') {
        for (const [key, value] of Object.entries(schema)) {
            if (key === 'properties') Object.keys(value).forEach(name => keys.add(name));
            keysOfSchema(value, keys);
        }
    }
    return keys;
}

function checkKeys(manual, text, what, keys) {
    const missing = keys.filter(key => !text.includes('`' + key + '`'));
    tell(keys.length > 0 && !missing.length, `${manual} tells every key of ${what}`, `missing: ${missing.join(' ') || 'all'}`);
}

// --------------------------------------------------------------------------------------- links

const slug = heading => heading.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '').trim().replace(/\s/g, '-');

function checkLinks(manual) {
    const text = read(manual).replace(/^ *```[^]*?^ *```$/gm, '').replace(/`[^`\n]*`/g, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(match => match[1] ?? match[2]);
    for (const link of links.filter(link => !/^[a-z]+:/.test(link))) {
        const [file, anchor] = link.split('#');
        const place = path.join(path.dirname(path.join(root, manual)), file || path.basename(manual));
        let good = fs.existsSync(place);
        if (good && anchor) {
            const headings = [...fs.readFileSync(place, 'utf8').matchAll(/^#+ (.*)$/gm)].map(match => slug(match[1]));
            good = headings.includes(anchor);
        }
        tell(good, `${manual}: the link ${link}`);
    }
}

// ----------------------------------------------------------------------------------- the manuals

fs.cpSync(path.join(root, 'templates'), path.join(share, 'templates'), {recursive: true});
fs.cpSync(path.join(root, 'themes'), path.join(share, 'themes'), {recursive: true});

// The README: a report in five minutes, and the mistake that is caught.
const readme = blocksOf(read('README.md'));
const five = reportOf('README.md', readme, 'five');
tell(readme.filter(block => block.file).length === 4, 'README.md has the four files of a small report');
if (expectQuiet('the small report of README.md', five, siteOf(five))) {
    tell(inSite(five, 'en/indicators/can-swim/index.html') && inSite(five, 'data/can-swim.csv'), 'it has a page and data for the measure');
    const start = page(five, 'en/index.html');
    tell((start.match(/<figure/g) ?? []).length === 2, 'it has two charts');
    tell((start.match(/<span class="value">/g) ?? []).length === 3, 'it has three numbers from the data');
}
for (const block of readme.filter(block => /: error: /.test(block.text))) checkMessage('README.md', block, five);
const help = spawnSync(program, ['--help'], {encoding: 'utf8'}).stdout;
const usages = readme.find(block => block.text.startsWith('jamlik build [REPORT]'))?.text.trim().split('\n') ?? [];
for (const usage of usages)
    tell(usage.split(/\s+/).every(word => help.includes(word)), `the program knows '${usage}'`, help);
tell((help.match(/^  jamlik \w+/gm) ?? []).every(line => usages.some(usage => usage.startsWith(line.trim()))),
    'README.md tells every command', help);

// The communicator's manual: one report with everything in it.
const manual = 'docs/communicator.md', communicator = read(manual), blocks = blocksOf(communicator);
const county = reportOf(manual, blocks, 'county');
write(county, 'assets/summary.pdf', 'a summary');
write(county, 'assets/map.png', 'a map');
if (expectQuiet(`the report of ${manual}`, county, siteOf(county))) {
    for (const block of blocks.filter(block => /^pages\/.*\.md$/.test(block.file ?? ''))) {
        const [, name, language = 'en'] = /^pages\/(.*?)(?:\.([a-z-]+))?\.md$/.exec(block.file);
        const address = `${language}/${name.replace(/(^|\/)index$/, '')}/index.html`.replace('//', '/');
        tell(inSite(county, address), `${block.file} becomes ${address}`);
    }
    tell(!/61\.0.*Ekby|ekby,women.*\d{2}\.\d/.test(page(county, 'data/good-health.csv')), 'what is hidden stays hidden');
    tell((page(county, 'en/accessibility/index.html').match(/<h3 id="statement/g) ?? []).length >= 6, 'the statement has its parts');
}
blocks.filter(block => !block.file).forEach((block, number) => {
    if (block.language === 'markdown') checkPiece(manual, block, county, number);
    if (block.language === 'json') checkJson(manual, block);
    if (/: (error|warning): /.test(block.text)) checkMessage(manual, block, county);
});
checkKeys(manual, communicator, 'report.yaml', keysKnown(county, 'report.yaml', text => `qqqqqqqq: 1\n${text}`));
checkKeys(manual, communicator, 'organisation', keysKnown(county, 'report.yaml', text => text.replace('organisation:\n', 'organisation:\n  qqqqqqqq: "1"\n')));
checkKeys(manual, communicator, 'accessibility', keysKnown(county, 'report.yaml', text => text.replace('accessibility:\n', 'accessibility:\n  qqqqqqqq: "1"\n')));
checkKeys(manual, communicator, 'a language', keysKnown(county, 'report.yaml', text => text.replace('  en: {}', '  en: {qqqqqqqq: 1}')));
checkKeys(manual, communicator, 'front matter', keysKnown(county, 'pages/index.md', text => text.replace('---\n', '---\nqqqqqqqq: 1\n')));
checkKeys(manual, communicator, 'a finding', keysKnown(county, 'pages/index.md', text => text.replace('  - text:', '  - qqqqqqqq: 1\n    text:')));
for (const name of ['indicator', 'code-list', 'glossary'])
    checkKeys(manual, communicator, `the schema ${name}`, [...keysOfSchema(JSON.parse(read(`docs/schema/${name}.json`)))]);
for (const status of JSON.parse(read('docs/schema/indicator.json')).$defs.row.properties.status.enum)
    tell(communicator.includes('| `' + status + '` |'), `${manual} tells the status ${status}`);

// The translator's manual: a language for the small report.
const translation = blocksOf(read('docs/translator.md'));
for (const [file, text] of readme.filter(block => block.file).map(block => [block.file, block.text]))
    write(path.join(work, 'polish'), file, text);
const polish = reportOf('docs/translator.md', translation, 'polish');
if (expectQuiet('the small report in a second language', polish, siteOf(polish))) {
    const start = page(polish, 'pl/index.html');
    for (const words of ['lang="pl"', 'dziewcząt', 'punkty procentowe', 'Najwyższa wartość: dziewczęta, 91%'])
        tell(start.includes(words), `the Polish start page has '${words}'`);
}
for (const block of translation.filter(block => /: (error|warning): /.test(block.text))) {
    const where = /^\S*?templates\//.test(block.text) ? share : polish;
    checkMessageAt('docs/translator.md', block, where, polish);
}

// As checkMessage, for a file of the program's own.
function checkMessageAt(manual, block, base, folder) {
    if (base === folder) return checkMessage(manual, block, folder);
    const [, file, line] = /^\S*?(templates\/\S+?):(\d+):/.exec(block.text);
    const shown = /^ *\d+ \| (.*)$/m.exec(block.text)[1];
    const place = path.join(base, file), right = fs.readFileSync(place, 'utf8');
    const lines = right.split('\n');
    lines[line - 1] = shown;
    fs.writeFileSync(place, lines.join('\n'));
    const said = build(folder, siteOf(folder)).said.replaceAll(`${share}/`, '');
    fs.writeFileSync(place, right);
    tell(said === block.text, `${manual}:${block.line}: the message`, `the manual:\n${block.text}the program:\n${said}`);
}

for (const name of ['README.md', 'generator/README.md', ...fs.readdirSync(path.join(root, 'docs'))
    .filter(name => name.endsWith('.md')).map(name => `docs/${name}`)]) checkLinks(name);

fs.rmSync(work, {recursive: true});
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
