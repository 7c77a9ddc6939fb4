// What is about people does not stay on a screen that somebody has left: when their session is over, the page goes. Nothing is asked
// meanwhile, for that would keep the session; whoever writes, or uses another page of care in this browser, is here.
const script = document.querySelector('[data-hay="care-away"]');
const after = Number(script.dataset.after) * 1000;
const warning = 60000;
const stillHere = 5 * 60000;
const patience = 10000;
const elsewhere = new BroadcastChannel('hay-care-here');
const main = document.querySelector('main');
const box = document.createElement('dialog');
const words = document.createElement('p');
const button = document.createElement('button');
let here = Date.now(); // the site began to count a moment before
let asked = here;
let timer;

words.setAttribute('role', 'status');
box.className = 'hay-care-away';
box.setAttribute('aria-label', 'Are you still here?');
button.className = 'hay-button';
button.textContent = 'I am still here';
box.append(words, button);
document.body.append(box);
elsewhere.addEventListener('message', () => seen(Date.now()));
button.addEventListener('click', () => say().catch(leave));
// Escape is an answer too.
box.addEventListener('cancel', (event) => { event.preventDefault(); button.click(); });
addEventListener('input', () => {
  if (main.hidden || Date.now() - asked < stillHere) return;
  say().catch(() => {});
});
for (const back of ['pageshow', 'focus', 'online']) addEventListener(back, check);
document.addEventListener('visibilitychange', check);
elsewhere.postMessage('');
check();

function check() {
  clearTimeout(timer);
  const left = here + after - Date.now();
  if (left <= 0) leave();
  else {
    if (left <= warning) warn('You were away for a while. In a minute you are signed out, and this page goes, with what is written in it and not sent. To keep what you write, press the button, then send it.');
    timer = setTimeout(check, left > warning ? left - warning : left);
  }
}

function warn(what) {
  words.textContent = what;
  if (!box.open) box.showModal();
}

function seen(now) {
  here = now;
  main.hidden = false;
  box.close();
  check();
}

// The site has to know; where it cannot be reached, who writes is here all the same.
async function say() {
  asked = Date.now();
  const answer = await fetch('/care/away?handler=Here', { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(patience) }).catch(() => null);
  if (answer ? !answer.ok : main.hidden && !staysWithout()) throw new Error('away');
  seen(asked);
  elsewhere.postMessage('');
}

// A day is made for being without a connection, and cannot be had again until there is one: it is covered only.
async function leave() {
  main.hidden = true;
  if (staysWithout() && !(await isReached())) {
    warn('You were away, so this is covered. There is no connection; when there is one again, you sign in.');
    return;
  }
  if (!document.documentElement.dataset.leaving) location.replace(script.dataset.away);
}

const staysWithout = () => document.querySelector('[data-hay="care-notes"][data-stays]') !== null;

async function isReached() {
  try {
    await fetch(script.dataset.away, { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(patience) });
    return true;
  } catch {
    return false;
  }
}
