// What somebody thinks of a pick is sent from where they are: the list changes in place, the keyboard stays where it was, and
// what happened is said.
document.addEventListener('submit', async (event) => {
  const list = event.target;
  const pressed = event.submitter;
  if (list.dataset.hay !== 'picked' || !pressed) return;
  event.preventDefault();
  const all = list.closest('[data-hay="picked-all"]');
  const news = all.querySelector('[data-hay="picked-news"]');
  const at = [...list.querySelectorAll('li')].indexOf(pressed.closest('li'));
  try {
    const answer = await fetch(pressed.formAction, { method: 'POST', body: new URLSearchParams(new FormData(list, pressed)), cache: 'no-store' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-hay="picked"]');
    if (!answer.ok || !fresh) throw new Error(answer.statusText);
    list.replaceChildren(...fresh.children);
    all.querySelector('#said')?.remove();
    news.textContent = page.querySelector('#said p')?.textContent ?? '';
  } catch {
    news.textContent = news.dataset.sorry;
    return;
  }
  // At what was pressed where it is still there, else at what came into its place.
  const one = list.querySelector(`button[value="${CSS.escape(pressed.value)}"]`)?.closest('li') ?? [...list.querySelectorAll('li')][at];
  (one?.querySelector('button:last-of-type') ?? list).focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent('hay:cards'));
});
