// When notices of a space changed, asks for the page anew and puts what they say now in place, politely announced.
const parts = '[data-hay="notices"], [data-hay="fresh"]';
const tries = 6;
const patience = 8; // times without an answer, about two minutes
let isAsking = false;
let isMore = false; // something came while we asked

document.addEventListener('hay:news', async ({ detail }) => {
  isMore = true;
  if (isAsking) return;
  isAsking = true;
  while (isMore) {
    isMore = false;
    // After a lost connection there may be nothing new at all.
    await refresh(detail?.perhaps ? 1 : tries);
  }
  isAsking = false;
});

// Not all pages at the same moment; and the one who told us may be a little ahead of the one who answers.
async function refresh(turns) {
  for (let turn = 0, failed = 0; turn < turns;) {
    await new Promise((done) => setTimeout(done, Math.random() * 200 + (failed > 0 ? Math.min(30000, 250 * 2 ** failed) : turn * 250)));
    const answer = await fetch(location.href, { cache: 'no-cache' }).catch(() => null);
    if (!answer?.ok) {
      // No answer is no turn: nobody says it again.
      if (++failed > patience) return;
      continue;
    }
    failed = 0;
    turn++;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelectorAll(parts);
    if (put([...next])) return;
  }
}

function put(next) {
  const now = [...document.querySelectorAll(parts)];
  if (now.length !== next.length || now.every((part, i) => words(part) === words(next[i]))) return false;
  const known = new Set(items(now).map(words));
  now.forEach((part, i) => { if (words(part) !== words(next[i])) part.replaceWith(next[i]); });
  const said = document.querySelector('[data-hay="news"]');
  const fresh = items(next).map(words).filter((one) => !known.has(one));
  if (said && fresh.length > 0) said.textContent = fresh.join(' ');
  return true;
}

function items(all) {
  return all.filter((part) => part.dataset.hay === 'notices').flatMap((part) => [...part.children]);
}

function words(part) {
  return part.textContent.trim().replace(/\s+/g, ' ');
}
