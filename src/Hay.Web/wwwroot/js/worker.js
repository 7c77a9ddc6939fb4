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
addEventListener('message', (event) => {
  if (event.data.forget) event.waitUntil(caches.delete(mine));
  if (event.data.keep) event.waitUntil(keep(event.data.keep));
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

async function keep(addresses) {
  await caches.delete(mine);
  const cache = await caches.open(mine);
  await Promise.all(addresses.map(async (address) => {
    const answer = await fetch(address, { credentials: 'same-origin' }).catch(() => null);
    if (answer?.ok && !answer.redirected) await cache.put(address, answer);
  }));
}
