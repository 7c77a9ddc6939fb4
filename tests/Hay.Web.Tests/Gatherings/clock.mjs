// Tries the page's own clock against a made-up network: reads one JSON list of { sent, server, received } a line, answers each
// with { offset, error }. The first argument is the address of js/clock.js.
import { createInterface } from 'node:readline';

const { offsetOf } = await import(process.argv[2]);
for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(offsetOf(JSON.parse(line))));
