// Checks documents with the schemas of Open Referral UK in the folder named. Standard input: a JSON list of
// { schema: "service_list.json", document }. Prints what is wrong as a JSON list of { schema, at, message }.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const compiled = new Map();
const schemaOf = (name) => {
  if (!compiled.has(name)) compiled.set(name, ajv.compile(JSON.parse(readFileSync(join(process.argv[2], name), 'utf8'))));
  return compiled.get(name);
};
const wrong = [];
for (const { schema, document } of JSON.parse(readFileSync(0, 'utf8'))) {
  const check = schemaOf(schema);
  if (!check(document)) wrong.push(...check.errors.map((e) => ({ schema, at: e.instancePath, message: e.message })));
}
process.stdout.write(JSON.stringify(wrong));
