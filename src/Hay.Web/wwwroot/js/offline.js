// Lets the device keep what it needs without a network. Well after the page is there: on a slow phone, fetching it all takes
// strength that the page needs first.
if ('serviceWorker' in navigator) {
  addEventListener('load', () => setTimeout(() => navigator.serviceWorker.register('/sw.js').catch(() => {}), 2000));
}
