// Reads YAML on standard input, strictly, and says all its documents as JSON.
import { readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';

process.stdout.write(JSON.stringify(loadAll(readFileSync(0, 'utf8'))));
