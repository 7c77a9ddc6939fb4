// Listens for what is new: keeps "places left" true on an open page, and says when notices changed (notices.js). The server says every word; this only puts it in place.
const marks = new Map(); // activity → elements
for (const mark of document.querySelectorAll('[data-hay="places-left"]')) {
  const id = mark.dataset.activity;
  if (!marks.has(id)) marks.set(id, []);
  marks.get(id).push(mark);
}
const patience = 8; // times, a few minutes
const boards = new Set([...document.querySelectorAll('[data-hay="notices"]')].map((board) => board.dataset.space));
const script = document.querySelector('script[data-signalr]');
const said = document.querySelector('[data-hay="news"]');
// The page first: its words are true as they were sent, so listening can wait until it is there.
if (marks.size + boards.size > 0) {
  const soon = () => (globalThis.requestIdleCallback?.(listen, { timeout: 2000 }) ?? setTimeout(listen, 200));
  if (document.readyState === 'complete') soon(); else addEventListener('load', soon, { once: true });
}

async function listen() {
  await import(script.dataset.signalr);
  const live = new globalThis.signalR.HubConnectionBuilder()
    .withUrl('/live')
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry })
    .configureLogging(globalThis.signalR.LogLevel.None)
    .build();
  live.on('changed', (all) => {
    for (const news of all) {
      if (Object.keys(news.sessions).length > 0) show(news);
      else if (isBehind(news)) fetchTruth([news.activity], news.revision);
    }
  });
  live.on('news', (perhaps) => askAnew(perhaps));
  live.onreconnected(() => {
    askAnew(true);
    return watch(live);
  });
  for (let tries = 0; ; tries++) {
    try {
      if (live.state === 'Disconnected') await live.start();
      document.dispatchEvent(new CustomEvent('hay:live', { detail: live }));
      return await watch(live);
    } catch {
      await sleep(retry({ previousRetryCount: tries }));
    }
  }
}

async function watch(live) {
  await Promise.all([...boards].map((slug) => live.invoke('Watch', `board:${slug}`)));
  // A page that has just been made says what notices say; one that waited long for its connection may not.
  if (performance.now() > 30000) askAnew(true);
  await watchListings(live, [...marks.keys()]);
}

// Watch first, then ask for the truth: nothing can slip between the two. Who answers now may not have heard of a listing yet: such a one is asked for again.
export async function watchListings(live, ids, tries = 0) {
  if (ids.length === 0) return;
  const known = await Promise.all(ids.map((id) => live.invoke('Watch', `activity:${id}`)));
  const later = ids.filter((_, i) => !known[i]);
  if (later.length > 0 && tries < patience) setTimeout(() => watchListings(live, later, tries + 1).catch(() => {}), retry({ previousRetryCount: tries }));
  await fetchTruth(ids, 0);
}

function askAnew(perhaps = false) {
  if (boards.size > 0) document.dispatchEvent(new CustomEvent('hay:news', { detail: { perhaps } }));
}

async function fetchTruth(ids, atLeast, tries = 0) {
  const answer = await fetch(`/api/places?of=${encodeURIComponent(ids.join(','))}`).catch(() => null);
  if (!answer?.ok) {
    // Nobody says it again: it is asked for until it comes.
    if (tries < patience) setTimeout(() => fetchTruth(ids, atLeast, tries + 1), retry({ previousRetryCount: tries }));
    return;
  }
  for (const news of await answer.json()) {
    show(news, true);
    if (news.revision < atLeast && tries < 5) setTimeout(() => fetchTruth([news.activity], atLeast, tries + 1), 200);
  }
}

function isBehind({ activity, revision }) {
  return (marks.get(activity) ?? []).some((mark) => Number(mark.dataset.revision) < revision);
}

function show(news, isAll = false) {
  for (const mark of marks.get(news.activity) ?? []) {
    const next = newer(mark.dataset, news, isAll);
    if (!next) continue;
    mark.dataset.revision = next.revision;
    put(mark, next.session ?? { words: script.dataset.off, standing: 'off', cancelled: true });
  }
}

// What of the news is newer than what is shown of one session; null: nothing. An update names some sessions; the truth names all: one that is missing there is off.
export function newer(shown, news, isAll) {
  const session = news.sessions[shown.session];
  if (!session && !isAll) return null;
  const revision = session?.revision ?? news.revision;
  return revision > Number(shown.revision) ? { revision, session } : null;
}

function put(mark, { words, standing, cancelled = false, start, when }) {
  const row = mark.closest('.hay-card, .hay-session');
  if (start && mark.dataset.start && start !== mark.dataset.start) move(mark, row, start, when);
  for (const block of ['hay-card', 'hay-session']) {
    if (row.classList.contains(block)) row.classList.toggle(`${block}--off`, cancelled);
  }
  if (mark.dataset.only && mark.dataset.only !== standing) {
    mark.hidden = true;
    return;
  }
  if (mark.textContent === words) return;
  mark.textContent = words;
  mark.hidden = words === '';
  mark.className = standing ? `hay-places hay-places--${standing}` : 'hay-places';
  const title = row.querySelector('.hay-card__title, .hay-session__what, .hay-session__date');
  if (said && words) said.textContent = `${title?.textContent.trim() ?? ''}: ${words}`;
}

// A session at another time than the page says.
function move(mark, row, start, when) {
  mark.dataset.start = start;
  row.querySelector('.hay-session__date').textContent = when;
  row.querySelector('[data-hay="time"]')?.replaceChildren();
  if (said) said.textContent = `${row.querySelector('.hay-session__what')?.textContent.trim() ?? ''}: ${when}`;
}

// Sooner at first, then every half minute, never all at the same moment.
function retry({ previousRetryCount }) {
  return Math.min(30000, 500 * 2 ** Math.min(previousRetryCount, 6)) * (0.75 + Math.random() / 2);
}

function sleep(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
