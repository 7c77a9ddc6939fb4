// Checks a table with its schema, as the library of Frictionless Data reads both. Standard input: { schema, csv }. Prints what is wrong as
// a JSON list of sentences, or how many rows there are.
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import tableschema from 'tableschema';

const { schema: descriptor, csv } = JSON.parse(readFileSync(0, 'utf8'));
const wrong = [];
const schema = await tableschema.Schema.load(descriptor);
wrong.push(...schema.errors.map((e) => e.message));
let rows = 0;
if (schema.valid) {
  const table = await tableschema.Table.load(Readable.from([Buffer.from(csv)]), { schema });
  const each = await table.iter({ forceCast: true });
  for (;;) {
    const { value, done } = await each.next();
    if (done) break;
    rows += 1;
    if (value instanceof Error) wrong.push(...(value.multiple ? value.errors : [value]).map((e) => e.message));
  }
}
process.stdout.write(JSON.stringify({ rows, wrong }));
