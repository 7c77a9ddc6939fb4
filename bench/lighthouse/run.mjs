// node run.mjs ADDRESS PATH: the four scores of one page on Lighthouse's mobile profile, as one line of JSON.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [, , address, path] = process.argv;
const mostTries = 3;

async function look() {
  const chrome = await launch({ chromePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  try {
    const { lhr } = await lighthouse(new URL(path, address).href, { port: chrome.port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'] });
    return lhr;
  } finally {
    await chrome.kill();
  }
}

// A score is missing where an audit could not be made at all, as on a machine with other things to do: that is no zero.
let seen = await look();
for (let tries = 1; Object.values(seen.categories).some((c) => c.score === null); tries++) {
  const broken = Object.values(seen.audits).filter((a) => a.scoreDisplayMode === 'error').map((a) => `${a.id}: ${a.errorMessage}`);
  if (tries === mostTries) throw new Error(`${path} could not be judged. ${broken.join('; ')}`);
  console.error(`${path}, once more: ${broken[0]}`);
  seen = await look();
}

const weak = ({ id }, { score }) => (score ?? 1) < (id === 'performance' ? 0.9 : 1);
const failed = Object.values(seen.categories).flatMap((c) => c.auditRefs.filter((r) => r.weight > 0 && weak(c, seen.audits[r.id])).map((r) => `${r.id}: ${seen.audits[r.id].displayValue ?? seen.audits[r.id].title}`));
console.log(JSON.stringify({ scores: Object.fromEntries(Object.values(seen.categories).map((c) => [c.id, Math.round(c.score * 100)])), failed }));
