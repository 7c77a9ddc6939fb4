// Keeps a step of the listing editor while it is filled in, and shows how people will see it. Without this the buttons of
// the form do the same.
const form = document.querySelector('[data-hay="draft"]');
const said = document.querySelector('[data-hay="draft-kept"]');
const pause = 1500;
const again = 20000;
let timer;
let sending;
let isChanged = false;
let isOver = false; // somebody else wrote too, or the form is on its way: the buttons decide

form.addEventListener('input', () => {
  isChanged = true;
  later(pause);
});

form.addEventListener('submit', async (event) => {
  clearTimeout(timer);
  isOver = true;
  if (!sending) return;
  // What is on its way says what the form was last like: it arrives first.
  event.preventDefault();
  await sending;
  form.requestSubmit(event.submitter);
});

// The phone is put away in the middle of a sentence.
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') keep(); });

// Back to a page that the browser kept: the form can be filled in again.
addEventListener('pageshow', ({ persisted }) => { if (persisted) isOver = false; });

function later(time) {
  clearTimeout(timer);
  timer = setTimeout(keep, time);
}

async function keep() {
  if (!isChanged || isOver || sending) return;
  isChanged = false;
  sending = send().catch(() => retry(form.dataset.sorry));
  await sending;
  sending = undefined;
  if (isChanged) later(pause);
}

async function send() {
  const answer = await fetch(`${form.action}?handler=Auto`, { method: 'POST', body: new URLSearchParams(new FormData(form)), keepalive: true });
  if (answer.redirected) return retry(form.dataset.out);
  if (!answer.ok) return retry(form.dataset.sorry);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const { state, words, seen } = page.querySelector('[data-state]').dataset;
  said.textContent = words;
  if (state === 'stale') {
    isOver = true;
    return;
  }

  form.elements.seen.value = seen;
  if (state === 'kept') document.querySelector('[data-hay="draft-wrong"]')?.remove();
  for (const part of page.querySelectorAll('[data-hay^="draft-"]')) {
    document.querySelector(`main [data-hay="${part.dataset.hay}"]`)?.replaceChildren(...part.childNodes);
  }
}

function retry(words) {
  said.textContent = words;
  isChanged = true;
  setTimeout(keep, again);
}
