// Reads { secret, now, document, posts: [{ headers, body }] } from stdin, as a receiver would: the signature with npm's
// standardwebhooks, the body against the schema in the API's own description. Says of each what is wrong; empty: nothing.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { Webhook } from 'standardwebhooks';

const { secret, now, document, posts } = JSON.parse(readFileSync(0, 'utf8'));
Date.now = () => now * 1000; // the clock of the test
const ajv = new Ajv.default({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema({ $id: 'api', components: document.components });
const validate = ajv.compile({ $ref: 'api#/components/schemas/ApiHookEvent' });
const said = posts.map(({ headers, body }) => {
  try {
    const event = new Webhook(secret).verify(body, headers);
    return validate(event) ? '' : ajv.errorsText(validate.errors);
  } catch (wrong) {
    return `${wrong.name}: ${wrong.message}`;
  }
});
process.stdout.write(JSON.stringify(said));
