// Where somebody is stays on their device. A postcode is looked up here, in tables for everybody: only its first half is
// ever part of an address we are asked for, and only its point is kept.
const words = document.querySelector('script[data-gazetteer]').dataset;
const box = document.querySelector('[data-hay="locate"]');
const shelf = 'hay-place';
let place = read();
let tables;

const isLeaving = document.documentElement.dataset.leaving;
if (place && location.pathname === '/' && !location.search && !isLeaving) location.replace(`/?at=${place.at}`);
show();
document.addEventListener('hay:cards', show);
if (box) start();

// A postcode typed among the words of a search: the second half stays here too.
document.addEventListener('submit', ({ target }) => {
  const typed = target.elements.q;
  if (typed) typed.value = typed.value.replace(/\b([a-z]{1,2}\d[a-z\d]?) ?\d[a-z]{2}\b/gi, '$1');
});

function start() {
  const postcode = part('postcode');
  postcode.hidden = false;
  postcode.addEventListener('submit', async (event) => {
    event.preventDefault();
    const field = postcode.querySelector('input');
    const found = await find(field.value).catch(() => ({ wrong: words.unread }));
    part('wrong').textContent = found.wrong ?? '';
    field.setAttribute('aria-invalid', Boolean(found.wrong));
    if (found.wrong) return field.focus();
    field.value = '';
    keep(found);
    if (box.dataset.page === '/') location.assign(`/?at=${found.at}`);
    else show();
  });
  part('town').addEventListener('submit', async (event) => {
    event.preventDefault();
    const at = event.target.elements.at.value;
    const town = (await gazetteer().catch(() => null))?.places.find((p) => p.at === at);
    if (town) keep({ lat: town.lat, lon: town.lon, at, said: town.said, middle: town.name });
    event.target.submit();
  });
  part('forget').addEventListener('click', () => {
    try { localStorage.removeItem(shelf); } catch { /* nothing was kept */ }
    location.assign(box.dataset.page === '/' ? '/' : location.pathname + location.search);
  });
  part('change').addEventListener('click', () => {
    fold(false);
    part('ways').querySelector('input').focus();
  });
  part('sort').addEventListener('click', ({ currentTarget }) => {
    const nearest = currentTarget.getAttribute('aria-pressed') !== 'true';
    currentTarget.setAttribute('aria-pressed', nearest);
    sort(nearest);
  });
}

async function find(typed) {
  const code = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})?$/.exec(typed.toUpperCase().replace(/[^A-Z\d]/g, ''));
  if (!code) return { wrong: words.unknown };
  const [, outward, inward] = code;
  const { outward: middles, fine } = await gazetteer();
  let point = middles[outward];
  let middle = outward;
  if (inward && fine.includes(outward)) {
    const doors = await json(`/geo/${outward}.json`);
    if (doors[inward]) [point, middle] = [doors[inward], ''];
  }
  if (!point) return { wrong: words.unknown };
  const [lat, lon] = point;
  const { places } = await gazetteer();
  const near = places.reduce((best, p) => (miles(p, { lat, lon }) < miles(best, { lat, lon }) ? p : best));
  if (miles(near, { lat, lon }) > 25) return { wrong: words.far };
  return { lat, lon, at: near.at, said: near.said, middle };
}

// Says where one is, and how far everything on the page is from there.
function show() {
  if (!place) return;
  if (box) {
    part('said').hidden = false;
    part('words').textContent = words.near.replace('{0}', place.said);
    fold(true);
    part('rough').hidden = !place.middle;
    part('rough').textContent = words.rough.replace('{0}', place.middle);
  }
  for (const card of document.querySelectorAll('[data-lat] > * [data-hay="distance"], [data-lat] > [data-hay="distance"]')) {
    card.textContent = far(miles(place, card.closest('[data-lat]').dataset));
    card.hidden = false;
  }
}

function fold(isKnown) {
  const folded = box.closest('[data-hay="locate-folded"]');
  if (!folded) return;
  folded.open = true;
  part('ways').hidden = isKnown;
  part('change').hidden = !isKnown;
}

function sort(nearest) {
  for (const list of new Set([...document.querySelectorAll('.hay-card[data-lat]')].map((card) => card.parentElement))) {
    list.soonest ??= [...list.children];
    const away = (card) => (card.dataset.lat ? miles(place, card.dataset) : Infinity);
    list.append(...(nearest ? list.soonest.toSorted((a, b) => away(a) - away(b)) : list.soonest));
  }
}

// Streets are about a quarter longer than the line; people walk three miles an hour. From the middle of a town nobody
// knows the minute, so it is said to the next five.
function far(distance) {
  const minutes = distance * 1.25 * 20;
  const step = place.middle ? 5 : 1;
  if (minutes <= 30) return words.walk.replace('{0}', Math.max(2, step, Math.round(minutes / step) * step));
  const said = distance < 3 ? Math.round(distance * 2) / 2 : Math.round(distance);
  return said === 1 ? words.mile : words.miles.replace('{0}', said);
}

// The great-circle distance by the haversine formula.
function miles(a, b) {
  const rad = Math.PI / 180;
  const lat = Math.sin(((b.lat - a.lat) * rad) / 2);
  const lon = Math.sin(((b.lon - a.lon) * rad) / 2);
  return 2 * 3958.7613 * Math.asin(Math.sqrt(lat * lat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * lon * lon));
}

function keep(found) {
  place = found;
  try { localStorage.setItem(shelf, JSON.stringify(found)); } catch { /* for this page only, then */ }
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(shelf));
    return Number.isFinite(kept?.lat) && Number.isFinite(kept.lon) && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(kept.at) ? kept : null;
  } catch {
    return null;
  }
}

function gazetteer() {
  return (tables ??= json(words.gazetteer));
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function part(name) {
  return box.querySelector(`[data-hay="locate-${name}"]`);
}
