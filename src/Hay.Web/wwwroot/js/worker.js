// Keeps the shell and, for the person whose device this is, their plans, for when there is no network.
// EDITION and SHELL come first in the file as it is served. With a network, pages always come from it.
const shell = `hay-shell-${EDITION}`;
const mine = 'hay-mine';

addEventListener('install', (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('hay-shell-') && name !== shell);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  })());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event, url));
  else if (SHELL.includes(url.pathname + url.search)) event.respondWith(file(request));
});

// Pages say what to keep: { keep: [addresses] }, all of it anew; or nothing: { forget: true }.
let messages = 0;
addEventListener('message', (event) => {
  messages += 1;
  event.waitUntil(event.data.forget ? caches.delete(mine) : keep(event.data.keep, messages));
});

async function page(event, url) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    const kept = await (await caches.open(mine)).match(url.pathname);
    if (kept) return asKept(kept);
    const cache = await caches.open(shell);
    return (await cache.match(url.pathname)) ?? (await cache.match('/offline')) ?? Response.error();
  }
}

// The layout has a line that says "no network"; it is shown on what was kept.
async function asKept(kept) {
  const html = (await kept.text()).replace('data-hay="kept" hidden', 'data-hay="kept"');
  return new Response(html, { headers: kept.headers });
}

async function file(request) {
  return (await (await caches.open(shell)).match(request)) ?? fetch(request);
}

// All is fetched before anything is replaced: without a network, what was kept stays. A later message wins.
async function keep(addresses, asked) {
  const answers = await Promise.all(addresses.map((address) => fetch(address, { credentials: 'same-origin' }).catch(() => null)));
  if (asked !== messages || !answers.some((answer) => answer)) return;
  await caches.delete(mine);
  const cache = await caches.open(mine);
  await Promise.all(answers.map((answer, i) => answer?.ok && !answer.redirected && cache.put(addresses[i], answer)));
  if (asked !== messages) await caches.delete(mine);
}
