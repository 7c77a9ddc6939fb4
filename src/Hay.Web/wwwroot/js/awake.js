// Keeps the screen from going dark while somebody follows it, where the browser can.
let lock = null;

export async function keepAwake() {
  lock = await navigator.wakeLock?.request('screen').catch(() => null);
}

export function letSleep() {
  lock?.release();
  lock = null;
}
