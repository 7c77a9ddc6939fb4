// "About 20 people are here now", where the page listens anyway (places.js): this page is one of them, and nothing else is said of it.
const shown = document.querySelector('[data-hay="here"]');
const { space } = shown.dataset;

document.addEventListener('hay:live', ({ detail: live }) => {
  live.on('together', ({ here }) => show(here));
  live.onreconnected(() => watch(live));
  watch(live);
});

async function watch(live) {
  await live.invoke('Watch', `here:${space}`);
  const truth = await fetch(`/api/together/${space}`, { cache: 'no-store' }).catch(() => null);
  if (truth?.ok) show((await truth.json()).here);
}

function show(words) {
  shown.hidden = words === '';
  shown.lastElementChild.textContent = words;
}
