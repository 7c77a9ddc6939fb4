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
  try {
    for await (const row of await table.iter({ forceCast: true, stream: true })) {
      rows += 1;
      if (row instanceof Error) wrong.push(...(row.multiple ? row.errors : [row]).map((e) => e.message));
    }
  } catch (error) {
    wrong.push(error.message);
  }
}
process.stdout.write(JSON.stringify({ rows, wrong }));
