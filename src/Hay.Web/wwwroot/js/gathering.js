// A taster by everybody's clock. What is on screen follows from the server's time alone: whoever comes late, reloads or wakes
// up is where all others are. Goes on while the page is hidden, because the others go on too.
import { StepView } from './step-view.js';
import { measure } from './clock.js';
import { keepAwake, letSleep } from './awake.js';

const script = document.querySelector('script[data-signalr]');
const player = document.querySelector('[data-hay="player"]');
const space = (player ?? document.querySelector('[data-hay="waiting"]')).dataset.space;
const part = (name) => player.querySelector(`[data-hay="${name}"]`);
const number = Number(player?.dataset.number ?? 0);
const start = Number(player?.dataset.start);
const joined = `hay-together-${space}`; // kept by this tab alone, until it is closed: to come back after a reload
const shown = `hay-together-shown-${space}`; // which one this tab has asked for
const again = 60_000; // clocks drift
let view, live, beat;
let offset = null;
let line = Number(player?.dataset.line);
let isIn = false;
let isOver = false;

if (player) {
  view = new StepView(player);
  player.hidden = false;
  part('join').addEventListener('click', () => (isIn ? leave() : join()));
  document.addEventListener('visibilitychange', () => !document.hidden && settle());
  setInterval(settle, again);
  // It has begun while somebody waited, and the page was asked for anew: that is said by where the focus is.
  if (sessionStorage.getItem(shown) === String(number) && performance.getEntriesByType('navigation')[0]?.type === 'reload') part('join').focus();
}
await listen();
if (player && sessionStorage.getItem(joined) === String(number)) await join();

async function listen() {
  await import(script.dataset.signalr);
  live = new globalThis.signalR.HubConnectionBuilder()
    .withUrl('/live')
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry })
    .configureLogging(globalThis.signalR.LogLevel.None)
    .build();
  live.on('together', show);
  live.onreconnecting(() => player && (part('lost').textContent = player.dataset.lost));
  live.onreconnected(watch);
  for (let tries = 0; live.state !== 'Connected'; tries++) {
    await live.start().catch(() => sleep(retry({ previousRetryCount: tries })));
  }
  await watch();
}

// Watch first, then ask for the truth: nothing can slip between the two.
async function watch() {
  if (player) part('lost').textContent = '';
  await live.invoke('Watch', `here:${space}`);
  if (isIn) await live.invoke('Watch', `together:${space}`);
  if (player) await settle();
  const truth = await fetch(`/api/together/${space}`, { cache: 'no-store' }).catch(() => null);
  if (truth?.ok) show(await truth.json());
}

async function settle() {
  if (live?.state !== 'Connected') return;
  const measured = await measure(() => live.invoke('Now')).catch(() => null);
  if (!measured) return;
  offset = measured.offset;
  player.dataset.offset = offset;
  tick();
}

async function join() {
  isIn = true;
  sessionStorage.setItem(joined, number);
  part('join').textContent = part('join').dataset.leave;
  view.at = -1;
  view.hold(false);
  tick();
  keepAwake();
  if (live?.state === 'Connected') await live.invoke('Watch', `together:${space}`).catch(() => {});
}

async function leave() {
  isIn = false;
  sessionStorage.removeItem(joined);
  clearTimeout(beat);
  part('join').textContent = part('join').dataset.join;
  view.hold(true);
  letSleep();
  if (live?.state === 'Connected') await live.invoke('Unwatch', `together:${space}`).catch(() => {});
}

// The words stay for whoever still reads them; their light goes out.
async function end() {
  isOver = true;
  part('join').hidden = true;
  sessionStorage.removeItem(joined);
  letSleep();
  isIn = false;
  if (live?.state === 'Connected') await live.invoke('Unwatch', `together:${space}`).catch(() => {});
}

// On each whole second of the gathering, so that all pages turn at the same moment.
function tick() {
  clearTimeout(beat);
  if (!isIn || offset === null) return;
  const elapsed = (Date.now() + offset - start) / 1000;
  if (elapsed < 0) {
    if (part('words').textContent !== player.dataset.in) part('words').textContent = player.dataset.in;
    view.soon(-elapsed);
  } else if (view.show(elapsed)) {
    return end();
  }
  beat = setTimeout(tick, 1000 - (((elapsed % 1) + 1) % 1) * 1000 + 1);
}

function show(news) {
  // Another one is on than this page was made for: it asks for itself anew, unless somebody is still reading the end.
  if (news.number > number && !isIn && !isOver) return askAnew(news.number);
  if (!player || news.number !== number) return;
  const lights = part('lights');
  while (lights.childElementCount > news.lights) lights.lastElementChild.remove();
  while (lights.childElementCount < news.lights) lights.append(Object.assign(document.createElement('li'), { className: 'hay-lights__light' }));
  if (part('together').textContent !== news.together) part('together').textContent = news.together;
  if (news.lineNumber <= line) return;
  line = news.lineNumber;
  part('line').textContent = news.line;
}

// Once for each gathering, whatever the page then shows.
function askAnew(of) {
  if (sessionStorage.getItem(shown) === String(of)) return;
  sessionStorage.setItem(shown, of);
  location.reload();
}

// Sooner at first, then every half minute, never all at the same moment.
function retry({ previousRetryCount }) {
  return Math.min(30000, 500 * 2 ** Math.min(previousRetryCount, 6)) * (0.75 + Math.random() / 2);
}

function sleep(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
