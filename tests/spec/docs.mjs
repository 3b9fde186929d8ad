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

const saysMessage = block => /: (error|warning): /.test(block.text);
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

// Typed as in the manuals.
function build(folder) {
    const run = spawnSync(program, ['build'],
        {cwd: folder, encoding: 'utf8', env: {...process.env, JAMLIK_SHARE: share}});
    return {code: run.status, said: (run.stderr ?? '').replaceAll(`${share}/`, '')};
}

// What `act` gives while the file says something else.
function whileChanged(file, change, act) {
    const right = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, change(right));
    const result = act();
    fs.writeFileSync(file, right);
    return result;
}

function expectQuiet(name, folder) {
    const {code, said} = build(folder);
    tell(code === 0 && said === '', `${name} builds without a word`, said);
    return code === 0;
}

// The one warning that a manual has promised.
function expectWarning(name, folder, id) {
    const {code, said} = build(folder);
    tell(code === 0 && said.includes(`[${id}]`) && said.endsWith('\n1 warning\n'), `${name} warns only of ${id}`, said);
    return code === 0;
}

// The files of a manual as a report.
function reportOf(blocks, name) {
    const folder = path.join(work, name);
    for (const block of blocks.filter(block => block.file)) write(folder, block.file, block.text);
    return folder;
}

const siteOf = folder => path.join(folder, 'public');
const inSite = (folder, file) => fs.existsSync(path.join(siteOf(folder), file));
const page = (folder, file) => fs.readFileSync(path.join(siteOf(folder), file), 'utf8');

// A message in a manual: the line it shows is put into the file it names, and the program must say
// the same of it.
function checkMessage(manual, block, folder) {
    const place = /^(\S+?):(\d+):\d+: (?:error|warning): /.exec(block.text);
    const shown = /^ *\d+ \| (.*)$/m.exec(block.text);
    const name = `${manual}:${block.line}: the message`;
    if (!place || !shown) return tell(false, name, 'it has no place or no line');
    const file = path.join(folder, place[1]);
    const said = whileChanged(file, right => {
        const lines = right.split('\n');
        lines[place[2] - 1] = shown[1];
        return lines.join('\n');
    }, () => build(folder).said);
    const rest = said.replace(/^.* \[untranslated-texts\]\n(?: .*\n)*/m, '').replace(/, 1 warning\n$/, '\n');
    tell(rest === block.text, name, `the manual:\n${block.text}the program:\n${said}`);
}

// A piece of Markdown as a page of the report, beside its start page.
function checkPiece(manual, block, folder, number) {
    const front = `---\ntitle: Example\ndescription: From the manual.\nkind: page\n---\n\n`;
    const file = path.join(folder, `pages/example-${number}.md`);
    fs.writeFileSync(file, front + block.text);
    const {code, said} = build(folder);
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
    const said = whileChanged(path.join(folder, file), wrong, () => build(folder).said);
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

// --------------------------------------------------------------------------------- the manuals

const readme = blocksOf(read('README.md'));

// A report in five minutes, the mistake that is caught, the commands.
function checkReadme() {
    const folder = reportOf(readme, 'five');
    tell(readme.filter(block => block.file).length === 4, 'README.md has the four files of a small report');
    if (expectQuiet('the small report of README.md', folder)) {
        const start = page(folder, 'en/index.html');
        tell(inSite(folder, 'en/indicators/can-swim/index.html') && inSite(folder, 'data/can-swim.csv'),
            'it has a page and data for the measure');
        tell(start.match(/<figure/g)?.length === 2, 'it has two charts');
        tell(start.match(/<span class="value">/g)?.length === 3, 'it has three numbers from the data');
    }
    for (const block of readme.filter(saysMessage)) checkMessage('README.md', block, folder);
    const help = spawnSync(program, ['--help'], {encoding: 'utf8'}).stdout;
    const usages = readme.find(block => block.text.startsWith('jamlik build [REPORT]'))?.text.trim().split('\n') ?? [];
    for (const usage of usages)
        tell(usage.split(/\s+/).every(word => help.includes(word)), `the program knows '${usage}'`, help);
    for (const [, command] of help.matchAll(/^  (jamlik \w+)/gm))
        tell(usages.some(usage => usage.startsWith(command)), `README.md tells of '${command}'`);
}

// One report with everything in it, the other pieces within it, and every key.
function checkCommunicator() {
    const manual = 'docs/communicator.md', text = read(manual), blocks = blocksOf(text);
    const folder = reportOf(blocks, 'county');
    write(folder, 'assets/summary.pdf', 'a summary');
    write(folder, 'assets/map.png', 'a map');
    if (expectQuiet(`the report of ${manual}`, folder)) checkCounty(folder, text, blocks);
    blocks.filter(block => !block.file).forEach((block, number) => {
        if (block.language === 'markdown') checkPiece(manual, block, folder, number);
        if (block.language === 'json') checkJson(manual, block);
        if (saysMessage(block)) checkMessage(manual, block, folder);
    });
    const wrong = [
        ['report.yaml', 'report.yaml', /^/, 'qqqqqqqq: 1\n'],
        ['organisation', 'report.yaml', 'organisation:\n', 'organisation:\n  qqqqqqqq: "1"\n'],
        ['a language', 'report.yaml', '  en: {}', '  en: {qqqqqqqq: 1}'],
        ['accessibility', 'report.yaml', 'accessibility:\n', 'accessibility:\n  qqqqqqqq: "1"\n'],
        ['front matter', 'pages/index.md', '---\n', '---\nqqqqqqqq: 1\n'],
        ['a finding', 'pages/index.md', '  - text:', '  - qqqqqqqq: 1\n    text:'],
    ];
    for (const [what, file, from, to] of wrong)
        checkKeys(manual, text, what, keysKnown(folder, file, right => right.replace(from, to)));
    for (const name of ['indicator', 'code-list', 'glossary'])
        checkKeys(manual, text, `the schema ${name}`, [...keysOfSchema(JSON.parse(read(`docs/schema/${name}.json`)))]);
    for (const status of JSON.parse(read('docs/schema/indicator.json')).$defs.row.properties.status.enum)
        tell(text.includes('| `' + status + '` |'), `${manual} tells the status ${status}`);
}

function checkCounty(folder, text, blocks) {
    for (const block of blocks.filter(block => /^pages\/.*\.md$/.test(block.file ?? ''))) {
        const [, name, language = 'en'] = /^pages\/(.*?)(?:\.([a-z-]+))?\.md$/.exec(block.file);
        const address = path.join(language, name.replace(/(^|\/)index$/, ''), 'index.html');
        tell(inSite(folder, address), `${block.file} becomes ${address}`);
    }
    const leaks = fs.readdirSync(siteOf(folder), {recursive: true})
        .filter(name => /\.(html|csv|svg|xml)$/.test(name) && page(folder, name).includes('55.5'));
    tell(text.includes('2024,55.5,,,3') && !leaks.length, 'what is hidden is in no file', leaks.join('\n'));
    const statement = page(folder, 'en/accessibility/index.html');
    tell(statement.match(/<h3 id="statement/g)?.length >= 6, 'the statement has its parts');
}

// A language for the small report of the README.
function checkTranslator() {
    const manual = 'docs/translator.md', blocks = blocksOf(read(manual));
    const folder = reportOf([...readme, ...blocks], 'polish');
    if (expectWarning('the small report in a second language', folder, 'untranslated-texts')) {
        const start = page(folder, 'pl/index.html');
        for (const words of ['lang="pl"', 'dziewcząt', 'punkty procentowe', 'Najwyższa wartość: dziewczęta, 91%'])
            tell(start.includes(words), `the Polish start page has '${words}'`);
    }
    for (const block of blocks.filter(saysMessage)) checkMessage(manual, block, folder);
}

for (const name of ['templates', 'themes']) fs.cpSync(path.join(root, name), path.join(share, name), {recursive: true});
checkReadme();
checkCommunicator();
checkTranslator();
const manuals = fs.readdirSync(path.join(root, 'docs')).filter(name => name.endsWith('.md')).map(name => `docs/${name}`);
for (const name of ['README.md', 'generator/README.md', ...manuals]) checkLinks(name);
fs.rmSync(work, {recursive: true});
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
