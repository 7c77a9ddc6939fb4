// A taster by oneself. Nothing about it is kept or sent. It stops when one looks elsewhere: the words are what leads, and
// nobody reads them on a page that is not seen.
import { StepView } from './step-view.js';
import { keepAwake, letSleep } from './awake.js';

const player = document.querySelector('[data-hay="player"]');
const view = new StepView(player);
const go = player.querySelector('[data-hay="go"]');
const [back, next, again] = ['back', 'next', 'again'].map((name) => player.querySelector(`[data-hay="${name}"]`));
let done = 0; // seconds, up to the last time it stopped
let since = null; // when it went on; null: it stands still
let beat = null;

const elapsed = () => done + (since === null ? 0 : (performance.now() - since) / 1000);

function run() {
  if (done >= view.seconds) done = 0;
  since = performance.now();
  go.textContent = player.dataset.pause;
  view.at = -1;
  view.hold(false);
  tick();
  beat = setInterval(tick, 200);
  keepAwake();
}

function stop(words) {
  clearInterval(beat);
  done = elapsed();
  since = null;
  go.textContent = done > 0 && done < view.seconds ? player.dataset.resume : player.dataset.start;
  view.hold(true);
  if (words) view.say(words);
  letSleep();
}

function tick() {
  if (view.show(elapsed())) {
    done = view.seconds;
    since = null;
    stop();
  }
}

function jump(to) {
  done = Math.max(0, Math.min(view.seconds, to));
  if (since !== null) since = performance.now();
  view.at = -1;
  tick();
}

go.addEventListener('click', () => (since === null ? run() : stop()));
again.addEventListener('click', () => jump(0));
next.addEventListener('click', () => jump(view.steps[view.indexAt(elapsed()) + 1]?.from ?? view.seconds));
// Back within the first moments of a step means the one before it.
back.addEventListener('click', () => jump(view.steps[view.indexAt(elapsed() - 2)].from));
document.addEventListener('visibilitychange', () => {
  if (document.hidden && since !== null) stop(player.dataset.away);
});
player.hidden = false;
