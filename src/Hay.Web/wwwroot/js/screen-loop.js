// When a page on a wall asks for itself anew: each minute, soon after something changed, less often while nobody answers. There is one
// timer and one question at a time, however long it runs. It knows nothing of browsers, so that tests can let weeks pass.
const minute = 60_000;
const soon = 2_000;
const longest = 5 * minute;
const oldAfter = 10 * minute;
const settled = 5 * minute;

/**
 * @param load asks for the page: a promise of { build, … } that fails after a while
 * @param show shows what load brought
 * @param old whether to say that what is shown is old
 * @param reload begins anew, with the scripts of a new version
 * @param clock { now, set, clear }
 * @returns nudge: something has changed
 */
export function run({ load, show, old, reload, clock }) {
  const begun = clock.now();
  let timer, due, build, isAsking = false, isNudged = false, failures = 0, good = begun;
  plan(minute);
  return function nudge() {
    if (isAsking) isNudged = true;
    else plan(soon);
  };

  // The sooner one wins.
  function plan(delay) {
    const at = clock.now() + delay;
    if (timer !== undefined && due <= at) return;
    if (timer !== undefined) clock.clear(timer);
    due = at;
    timer = clock.set(ask, delay);
  }

  async function ask() {
    timer = undefined;
    isAsking = true;
    isNudged = false;
    const page = await load().catch(() => null);
    isAsking = false;
    if (page) {
      failures = 0;
      good = clock.now();
      build ??= page.build;
      // Not at once: while a new version is rolled out, old and new may answer in turn.
      if (page.build !== build && clock.now() - begun >= settled) return reload();
      show(page);
    } else {
      failures += 1;
    }
    old(clock.now() - good >= oldAfter);
    plan(failures > 0 ? Math.min(longest, soon * 2 ** Math.min(failures, 10)) : isNudged ? soon : minute);
  }
}
