// My own answers to "How are you today?", as a small calendar in this browser's own storage, if somebody wants it there.
import { canKeep } from './can-keep.js';

const key = 'hay-days';
const weeks = 4;
const most = 120;

for (const days of document.querySelectorAll('[data-hay="days"]')) begin(days);
// An answer that was given on the page itself brings a calendar of its own.
document.addEventListener('hay:answered', ({ detail }) => begin(detail));

function begin(days) {
  const part = (name) => days.querySelector(`[data-hay="days-${name}"]`);
  const [list, keep, wipe, said] = ['list', 'keep', 'wipe', 'said'].map(part);
  const { today, answer, low } = days.dataset;
  if (!canKeep()) return;
  part('on').hidden = false;
  if (answer && read()) write({ ...read(), [today]: answer });
  show();

  keep.addEventListener('click', () => {
    write({ ...read(), ...(answer ? { [today]: answer } : {}) });
    said.textContent = keep.dataset.kept;
    show();
    wipe.focus();
  });
  wipe.addEventListener('click', () => {
    if (!confirm(wipe.dataset.ask)) return;
    localStorage.removeItem(key);
    said.textContent = wipe.dataset.wiped;
    show();
    keep.focus();
  });

  function show() {
    const kept = read();
    keep.hidden = Boolean(kept);
    wipe.hidden = list.hidden = !kept;
    list.replaceChildren(...(kept ? calendar(kept) : []));
    part('two').hidden = !kept || ![today, before(today, 1)].every((day) => kept[day] && low.split(' ').includes(kept[day]));
  }

  // Whole weeks from Monday, to today.
  function calendar(kept) {
    const since = (new Date(`${today}T12:00Z`).getUTCDay() + 6) % 7 + 7 * (weeks - 1);
    return Array.from({ length: since + 1 }, (_, at) => square(before(today, since - at), kept));
  }

  function square(day, kept) {
    const row = document.createElement('li');
    row.className = 'hay-days__day';
    const date = document.createElement('time');
    date.dateTime = day;
    date.textContent = words(day, { day: 'numeric' });
    date.setAttribute('aria-label', words(day, { weekday: 'long', day: 'numeric', month: 'long' }));
    row.append(date, ...(kept[day] ? [part('kinds').content.querySelector(`[data-how="${CSS.escape(kept[day])}"]`)?.cloneNode() ?? ''] : []));
    return row;
  }
}

function words(day, parts) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T12:00Z`));
}

function before(day, days) {
  return new Date(Date.parse(`${day}T12:00Z`) - days * 86400000).toISOString().slice(0, 10);
}

// Null: nobody asked to keep anything here.
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return kept && typeof kept === 'object' ? kept : null;
  } catch {
    return null;
  }
}

function write(kept) {
  const newest = Object.entries(kept).sort(([a], [b]) => b.localeCompare(a)).slice(0, most);
  localStorage.setItem(key, JSON.stringify(Object.fromEntries(newest)));
}
