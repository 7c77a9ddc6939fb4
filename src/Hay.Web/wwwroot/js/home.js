// Shows what suits an answer on this page, so that the answer is in no address and in no history of this browser.
const form = document.querySelector('[data-hay="how"]');
const picks = document.querySelector('[data-hay="picks"]');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const pressed = event.submitter;
  const asked = new URLSearchParams(new FormData(form, pressed));
  try {
    const answer = await fetch(`/?${asked}`, { cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    picks.replaceChildren(...page.querySelector('[data-hay="picks"]').children);
  } catch {
    return location.replace(`/?${asked}#picks`);
  }
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-pressed', button === pressed);
  document.dispatchEvent(new CustomEvent('hay:cards'));
  picks.focus({ preventScroll: true });
  picks.scrollIntoView({ block: 'start' });
});
