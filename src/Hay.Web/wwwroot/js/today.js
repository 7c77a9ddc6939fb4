// Today's numbers, asked for again every ten seconds while somebody looks.
const every = 10_000;

setInterval(async () => {
  const shown = document.querySelector('[data-hay="today"]');
  if (!shown || document.hidden) return;
  const answer = await fetch(shown.dataset.address, { cache: 'no-store' }).catch(() => null);
  // Signed out meanwhile, or no network: what is shown stays.
  if (!answer?.ok || answer.redirected) return;
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-hay="today"]');
  if (next && next.textContent !== shown.textContent) shown.replaceWith(next);
}, every);
