// Leave quickly. A plain script, early in the page: it must decide before anything is painted.
// The page is replaced, so Back skips it. Pages seen earlier in this tab stay in the tab's history, where no script can
// take them out; but a way back to one of them leads out again, until somebody comes to Hay anew.
{
  const left = 'hay-left';
  const root = document.documentElement;
  let escapes = [];
  root.dataset.script = 'on'; // hints that are true only with script may be shown

  const hasLeft = () => {
    try { return sessionStorage.getItem(left); } catch { return null; }
  };
  const note = (where) => {
    try { if (where) sessionStorage.setItem(left, where); else sessionStorage.removeItem(left); } catch { /* no storage: one page is replaced */ }
  };
  const go = (where) => {
    root.hidden = true; // at once, however slow the network is
    root.dataset.leaving = 'yes'; // whichever script would go somewhere else must not: the later of two ways wins
    location.replace(where);
  };
  const leave = (where) => {
    note(where);
    document.title = new URL(where).hostname;
    navigator.serviceWorker?.controller?.postMessage({ forget: true }); // the copy of my plans; they come again with the next look
    go(where);
  };

  if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward' && hasLeft()) go(hasLeft());
  else note(null);

  // A browser may keep a page as it was and show it again: it goes to sleep hidden.
  addEventListener('pagehide', (event) => { if (event.persisted) root.hidden = true; });
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    if (hasLeft()) go(hasLeft());
    else root.hidden = false;
  });

  addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-hay="leave"]');
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    leave(link.href);
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.repeat) return;
    for (const panel of document.querySelectorAll('.hay-help[open]')) {
      panel.open = false;
      if (panel.contains(document.activeElement)) panel.querySelector('summary').focus();
    }
    escapes = [...escapes, event.timeStamp].filter((at) => event.timeStamp - at < 2000);
    const link = document.querySelector('[data-hay="leave"]');
    if (escapes.length >= 3 && link) leave(link.href);
  });
}
