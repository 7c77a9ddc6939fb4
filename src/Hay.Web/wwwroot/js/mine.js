// On "Your plans": keeps them on the device for when there is no network, adds the notes to a download, and wipes
// everything when this person has asked to be forgotten.
const forgotten = document.querySelector('[data-hay="forgotten"]');
if (forgotten) {
  localStorage.clear();
  sessionStorage.clear();
  tell({ forget: true });
} else if (document.querySelector('[data-hay="mine"]')) {
  const links = document.querySelectorAll('[data-hay="mine"] a[data-keep], [data-hay="mine"] .hay-card__title a');
  tell({ keep: ['/me', ...new Set([...links].map((link) => new URL(link.href).pathname))].slice(0, 25) });
}

// A page about a person is never shown as it was before.
addEventListener('pageshow', (event) => { if (event.persisted && !document.documentElement.dataset.leaving) location.reload(); });

document.querySelector('[data-hay="take"]')?.addEventListener('click', async (event) => {
  event.preventDefault();
  const link = event.currentTarget;
  const answer = await fetch(link.href).catch(() => null);
  if (!answer?.ok) return location.assign(link.href);
  const all = { ...(await answer.json()), notes: JSON.parse(localStorage.getItem('hay-notes') ?? '[]') };
  const file = document.createElement('a');
  file.href = URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }));
  file.download = link.download;
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 60000);
});

async function tell(message) {
  const ready = await navigator.serviceWorker?.ready;
  ready?.active?.postMessage(message);
}
