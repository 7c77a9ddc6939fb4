// node run.mjs ADDRESS PATH: the four scores of one page on Lighthouse's mobile profile, as one line of JSON.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [, , address, path] = process.argv;
const chrome = await launch({ chromePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const { lhr } = await lighthouse(new URL(path, address).href, {
    port: chrome.port,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    // An invented county tells search engines to keep away; a real one does not.
    skipAudits: ['is-crawlable'],
  });
  const failed = Object.values(lhr.categories).flatMap((c) => c.auditRefs.filter((r) => r.weight > 0 && (lhr.audits[r.id].score ?? 1) < 0.9).map((r) => `${r.id}: ${lhr.audits[r.id].displayValue ?? lhr.audits[r.id].title}`));
  console.log(JSON.stringify({ scores: Object.fromEntries(Object.values(lhr.categories).map((c) => [c.id, Math.round(c.score * 100)])), failed }));
} finally {
  await chrome.kill();
}
