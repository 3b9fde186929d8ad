// SPDX-License-Identifier: EUPL-1.2
//
// The JSON Schemas of docs/schema: sound in ajv's strict mode; true of the example report and of the
// documents of schema-cases.json, of which tests/unit/test_data_schema.c asks the reader the same.
import fs from 'node:fs';
import Ajv2020 from '../node_modules/ajv/dist/2020.js';

const root = new URL('../../', import.meta.url);
const read = name => JSON.parse(fs.readFileSync(new URL(name, root)));
const list = folder => fs.readdirSync(new URL(folder, root)).filter(name => name.endsWith('.json'))
    .map(name => `${folder}${name}`);

const ajv = new Ajv2020({strict: true, allErrors: true});
let passed = 0, failed = 0;

function tell(good, message) {
    good ? passed++ : failed++;
    if (!good) console.log(message);
}

function compile(name) {
    try {
        const validate = ajv.compile(read(`docs/schema/${name}.json`));
        tell(true);
        return validate;
    } catch (error) {
        tell(false, `docs/schema/${name}.json: ${error.message}`);
        return () => false;
    }
}

const schemas = Object.fromEntries(['indicator', 'code-list', 'glossary'].map(name => [name, compile(name)]));

function expect(kind, document, wanted, name) {
    const good = schemas[kind](document);
    tell(good === wanted, `${name}: ${good ? 'accepted' : ajv.errorsText(schemas[kind].errors)}`);
}

for (const file of list('content/indicators/')) expect('indicator', read(file), true, file);
for (const file of list('content/codes/')) expect('code-list', read(file), true, file);
expect('glossary', read('content/glossary.json'), true, 'content/glossary.json');

for (const [kind, cases] of Object.entries(read('tests/spec/schema-cases.json'))) {
    for (const document of cases.good) expect(kind, document, true, JSON.stringify(document));
    for (const document of cases.bad) expect(kind, document, false, JSON.stringify(document));
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
