// Keeps the screen from going dark while somebody follows it, where the browser can. A browser takes it back while the page is
// hidden: asked for again when it is seen.
let wanted = false;
let lock = null;
document.addEventListener('visibilitychange', () => wanted && !document.hidden && ask());

export async function keepAwake() {
  wanted = true;
  await ask();
}

export function letSleep() {
  wanted = false;
  lock?.release();
  lock = null;
}

async function ask() {
  const given = await navigator.wakeLock?.request('screen').catch(() => null);
  if (wanted) lock = given ?? null;
  else given?.release();
}
