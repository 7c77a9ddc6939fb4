// Asks js/places.js what of each piece of news is newer than what was shown: reads a list of what the model's pages heard, answers
// with the revisions shown then. The first argument is the script's address.
import { text } from 'node:stream/consumers';

// A page with nothing on it: the script then only says what it knows.
globalThis.document = { querySelectorAll: () => [], querySelector: () => null };
const { newer } = await import(process.argv[2]);
const heard = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(heard.map(({ session, revision, news, isAll }) => newer({ session, revision }, news, isAll)?.revision ?? null)));
