// Twenty strangers with npm's own SignalR client take part in one gathering. Arguments: site, space, how many, js/clock.js.
// Says three things, a JSON line each: that all are there, that all heard the line that was said, and what is seen when most left.
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

const [site, space, many, clock] = process.argv.slice(2);
const { measure } = await import(clock);
const deadline = Date.now() + 60_000;

const people = await Promise.all(Array.from({ length: Number(many) }, async () => {
  const person = { news: null, line: null, heard: 0 };
  person.live = new HubConnectionBuilder().withUrl(`${site}live`).configureLogging(LogLevel.None).build();
  person.live.on('together', (news) => {
    person.news = news;
    if (news.line && person.line !== news.line) Object.assign(person, { line: news.line, heard: Date.now() });
  });
  await person.live.start();
  await person.live.invoke('Watch', `here:${space}`); // where it is said
  if (!await person.live.invoke('Watch', `together:${space}`)) throw new Error('nothing to watch');
  person.clock = await measure(() => person.live.invoke('Now'));
  return person;
}));

const until = async (holds) => {
  while (!people.every(holds)) {
    if (Date.now() > deadline) throw new Error(`too late: ${JSON.stringify(people[0].news)}`);
    await new Promise((done) => setTimeout(done, 10));
  }
};

await until(({ news }) => news?.lights === Number(many));
console.log(JSON.stringify({ offsets: people.map((p) => p.clock.offset), news: people[0].news }));
await until(({ line }) => line);
console.log(JSON.stringify({ lines: [...new Set(people.map((p) => p.line))], apart: Math.max(...people.map((p) => p.heard)) - Math.min(...people.map((p) => p.heard)) }));
await Promise.all(people.splice(3).map((p) => p.live.stop()));
await until(({ news }) => news.lights === 3);
console.log(JSON.stringify({ together: people[0].news.together }));
await Promise.all(people.map((p) => p.live.stop()));
