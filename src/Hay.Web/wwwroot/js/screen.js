// A space on a wall: keeps itself current for weeks. When to ask is in screen-loop.js.
import { run } from './screen-loop.js';

const script = document.querySelector('script[data-signalr]');
const screen = () => document.querySelector('[data-hay="screen"]');
const patience = 20_000;

const nudge = run({
  load: async () => {
    const answer = await fetch(location.href, { cache: 'no-cache', signal: AbortSignal.timeout(patience) });
    if (!answer.ok) throw new Error(answer.statusText);
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-hay="screen"]');
    return { build: next.dataset.build, next };
  },
  show: ({ next }) => {
    if (next.outerHTML !== screen().outerHTML) screen().replaceWith(next);
  },
  old: (isOld) => { document.querySelector('[data-hay="screen-old"]').hidden = !isOld; },
  reload: () => location.reload(),
  clock: { now: () => Date.now(), set: (todo, delay) => setTimeout(todo, delay), clear: (timer) => clearTimeout(timer) },
});

listen();

async function listen() {
  await import(script.dataset.signalr);
  const live = new globalThis.signalR.HubConnectionBuilder()
    .withUrl('/live')
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: wait })
    .configureLogging(globalThis.signalR.LogLevel.None)
    .build();
  live.on('changed', nudge);
  live.on('news', nudge);
  live.onreconnected(() => watch(live));
  for (let tries = 0; ; tries++) {
    try {
      if (live.state === 'Disconnected') await live.start();
      return await watch(live);
    } catch {
      await new Promise((done) => setTimeout(done, wait({ previousRetryCount: tries })));
    }
  }
}

async function watch(live) {
  const { space } = screen().dataset;
  await Promise.all([`space:${space}`, `board:${space}`].map((what) => live.invoke('Watch', what)));
  nudge();
}

function wait({ previousRetryCount }) {
  return Math.min(60_000, 1000 * 2 ** Math.min(previousRetryCount, 6)) * (0.75 + Math.random() / 2);
}
