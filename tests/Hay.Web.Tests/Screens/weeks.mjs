// Lets weeks pass on a screen, with a network and a site that come and go, and prints what went wrong: nothing, if all is well.
import { pathToFileURL } from 'node:url';

const { run } = await import(pathToFileURL(process.argv[2]));
const minute = 60_000, hour = 60 * minute, day = 24 * hour, weeks = 28 * day;
const wrong = [];
const check = (holds, what) => { if (!holds && wrong.length < 20) wrong.push(`day ${Math.floor(now / day)} ${Math.floor((now % day) / minute)} min: ${what}`); };

// The same weeks each time.
let seed = 20261124;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;

let now = 0, timers = [], next = 1, asking = 0, asked = 0, page = null, isOld = false, nudge, reloads = [], generation = 0;
const version = () => (now < 9 * day ? 'one' : now < 17 * day ? 'two' : 'three');
const isUp = () => !(now >= 3 * day && now < 3 * day + 6 * hour) && !(now >= 12 * day && now < 14 * day);
const tick = () => new Promise((done) => setImmediate(done));

const clock = {
  now: () => now,
  set: (todo, delay) => { timers.push({ id: next, at: now + delay, todo }); return next++; },
  clear: (id) => { timers = timers.filter((timer) => timer.id !== id); },
};

function begin() {
  const mine = ++generation;
  nudge = run({
    load: async () => {
      check(mine === generation, 'a screen that was begun anew still asks');
      check(++asking === 1, 'two questions at a time');
      asked += 1;
      await tick();
      asking -= 1;
      if (!isUp() || random() < 0.05) throw new Error('no answer');
      return { build: version(), at: now };
    },
    show: (shown) => { page = shown; },
    old: (said) => { isOld = said; },
    reload: () => { reloads.push(version()); begin(); page = { at: now }; },
    clock,
  });
}

begin();
let askedToday = 0;
while (now < weeks) {
  // A busy hour a day: something changes all the time.
  const isBusy = now % day > 10 * hour && now % day < 11 * hour;
  if (random() < 0.02 || isBusy) for (let i = 0; i < 50; i++) nudge();
  check(timers.length === 1, `${timers.length} timers`);
  const before = Math.floor(now / day);
  const due = Math.min(...timers.map((timer) => timer.at));
  now = Math.max(now + 1000, Math.min(due, now + 30_000));
  for (const timer of timers.filter((one) => one.at <= now)) {
    timers = timers.filter((one) => one !== timer);
    timer.todo();
    for (let i = 0; i < 6; i++) await tick();
  }
  if (Math.floor(now / day) !== before) {
    check(asked - askedToday < 24 * 60 * 2 + 3600, `asked ${asked - askedToday} times in a day`);
    askedToday = asked;
  }
  const wasDown = [0, 1, 2, 3, 4, 5, 6, 7].some((ago) => { const then = now; now -= ago * minute; const down = !isUp(); now = then; return down; });
  if (page && !wasDown) {
    check(now - page.at < 6 * minute, `shows what is ${Math.round((now - page.at) / minute)} minutes old`);
    check(!isOld, 'says that it is old');
  }
  if (page && now - page.at > 20 * minute) check(isOld, 'does not say that it is old');
}
check(reloads.join() === 'two,three', `began anew for ${reloads.join()}`);
check(asked > 28 * 24 * 40, `asked only ${asked} times`);
for (const line of wrong) console.log(line);
