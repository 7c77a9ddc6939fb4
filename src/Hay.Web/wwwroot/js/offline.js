// Lets the device keep what it needs without a network. After the page is there: nobody waits for it.
if ('serviceWorker' in navigator) addEventListener('load', () => navigator.serviceWorker.register('/sw.js').catch(() => {}));
