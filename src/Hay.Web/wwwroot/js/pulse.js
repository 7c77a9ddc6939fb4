// Counts an answer on the page of a space, so that it is in no address and in no history of this browser. Without this the form leads to a page that does the same.
import './days.js';

for (const pulse of document.querySelectorAll('[data-hay="pulse"]')) {
  pulse.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const how = event.submitter.value;
    const page = await answer(pulse.dataset.address, how).catch(() => null);
    if (!page) return location.assign(pulse.dataset.address);
    const [said, days] = [page.querySelector('#said'), page.querySelector('[data-hay="days"]')];
    pulse.replaceChildren(pulse.querySelector('h2'), ...(said ? [said] : []), ...page.querySelector('[data-hay="pulse-answered"]').childNodes);
    pulse.after(days);
    document.dispatchEvent(new CustomEvent('hay:answered', { detail: days }));
    document.dispatchEvent(new CustomEvent('hay:cards'));
    pulse.focus();
  });
}

// The page that counts has the form with its token; whoever has answered today finds none, and what suits them.
async function answer(address, how) {
  const asked = await read(await fetch(address, { cache: 'no-store' }));
  const form = asked.querySelector('[data-hay="pulse-answered"] form');
  if (!form) return read(await fetch(`${address}?how=${how}`, { cache: 'no-store' }));
  const body = new URLSearchParams(new FormData(form));
  body.set('how', how);
  return read(await fetch(address, { method: 'POST', body }));
}

async function read(response) {
  if (!response.ok) throw new Error(response.statusText);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
