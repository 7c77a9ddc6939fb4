// Lets js/places.js watch two listings of which its process knows one only at the third question; answers with all that it asked for, in order.
globalThis.document = { querySelectorAll: () => [], querySelector: () => null };
const asked = [];
globalThis.fetch = async (address) => {
  asked.push(decodeURIComponent(address));
  return { ok: true, json: async () => [] };
};
// Waits are not what is looked at here.
const soon = globalThis.setTimeout;
globalThis.setTimeout = (act) => soon(act, 0);
const { watchListings } = await import(process.argv[2]);
let questions = 0;
await watchListings({ invoke: async (_, what) => (asked.push(what), what !== 'activity:new' || ++questions > 2) }, ['old', 'new']);
await new Promise((done) => soon(done, 100));
console.log(JSON.stringify(asked));
