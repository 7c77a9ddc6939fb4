// Checks opportunities with OpenActive's own validator. First argument: the activity list's file, which is put where the validator
// keeps what it has fetched, so that nothing is fetched. Standard input: a JSON list of opportunities. Prints failures as JSON.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import validator from '@openactive/data-model-validator';

const folder = mkdtempSync(join(tmpdir(), 'hay-openactive-'));
const url = 'https://openactive.io/activity-list';
const data = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const address of [url, `${url}/`, `${url}/activity-list.jsonld`]) {
  writeFileSync(
    join(folder, `${createHash('sha256').update(address).digest('hex')}.json`),
    JSON.stringify({ errorCode: 'error_none', data, statusCode: 200, url: address, contentType: 'application/ld+json', fetchTime: Date.now() }),
  );
}
const failures = [];
// A date names no concept: there is nothing to look up, and looking is slow.
for (const item of JSON.parse(readFileSync(0, 'utf8'))) {
  const found = await validator.validate(item, {
    loadRemoteJson: 'activity' in item, remoteJsonCachePath: folder, remoteJsonCacheTimeToLive: 3600, validationMode: 'RPDEFeed',
  });
  failures.push(...found.filter((f) => f.severity === 'failure').map((f) => `${item.identifier} ${f.path}: ${f.message} (${JSON.stringify(f.value)})`));
}
rmSync(folder, { recursive: true });
process.stdout.write(JSON.stringify(failures));
