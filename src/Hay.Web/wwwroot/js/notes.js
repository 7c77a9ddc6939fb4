// A small diary that never leaves this device: one note a day, in this browser's own storage.
import { canKeep } from './can-keep.js';

const diary = document.querySelector('[data-hay="notes"]');
const key = 'hay-notes';
if (diary && canKeep()) begin();

function begin() {
  const part = (name) => diary.querySelector(`[data-hay="notes-${name}"]`);
  const [form, list, wipe, said, blank] = ['form', 'list', 'wipe', 'said', 'blank'].map(part);
  const say = (words) => { said.textContent = words; };
  part('off').hidden = true;
  part('on').hidden = false;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = form.elements.note.value.trim();
    write([...read().filter((note) => note.day !== today()), ...(text ? [{ day: today(), text }] : [])]);
    say(text ? form.dataset.kept : form.dataset.removed);
  });
  list.addEventListener('click', (event) => {
    const day = event.target.closest('button')?.value;
    if (!day) return;
    write(read().filter((note) => note.day !== day));
    say(form.dataset.removed);
    form.elements.note.focus();
  });
  wipe.addEventListener('click', () => {
    if (!confirm(wipe.dataset.ask)) return;
    write([]);
    say(form.dataset.removed);
    form.elements.note.focus();
  });
  addEventListener('storage', (event) => { if (event.key === key || event.key === null) show(); });
  show();

  function write(notes) {
    notes.sort((a, b) => b.day.localeCompare(a.day));
    localStorage.setItem(key, JSON.stringify(notes));
    show();
  }

  function show() {
    const notes = read();
    form.elements.note.value = notes.find((note) => note.day === today())?.text ?? '';
    list.replaceChildren(...notes.map((note) => {
      const row = blank.content.cloneNode(true);
      const words = dayWords(note.day);
      row.querySelector('[data-hay="day"]').textContent = words;
      row.querySelector('[data-hay="text"]').textContent = note.text;
      row.querySelector('button').value = note.day;
      row.querySelector('button span').textContent += ` ${words}`;
      return row;
    }));
    wipe.hidden = notes.length === 0;
  }
}

function read() {
  try {
    const notes = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(notes) ? notes : [];
  } catch {
    return [];
  }
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function dayWords(day) {
  const [year, month, date] = day.split('-').map(Number);
  return new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(new Date(year, month - 1, date));
}
