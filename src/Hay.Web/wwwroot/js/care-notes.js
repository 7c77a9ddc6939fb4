// Contacts that a connector writes down where there is no connection. Each is first kept on the device, locked with a key that the
// site gives to the account alone, then sent: in the order they were written, each once (the site knows its id again).
const box = document.querySelector('[data-hay="care-notes"]');
const part = (name) => document.querySelector(`[data-hay="care-notes-${name}"]`);
const { account } = box.dataset;
const again = 15000;
const patience = 10000; // on a poor line a request may hang for minutes, and all behind it with it
const keys = new Map();
const changed = new Map();
let store;
let timer;

if (globalThis.indexedDB && globalThis.crypto?.subtle && navigator.locks) begin().catch(() => {});

async function begin() {
  store = await open();
  keys.set(box.dataset.sealed, await keyOf(box.dataset.key));
  part('off').hidden = true;
  part('on').hidden = false;
  for (const form of document.querySelectorAll('[data-hay="care-contact"]')) {
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      // What is typed, or sent again, while this is being kept would be lost with it.
      form.inert = true;
      try {
        await keep(form);
      } catch {
        form.submit();
        return;
      }
      empty(form);
      await send(true);
    });
    form.closest('details')?.addEventListener('toggle', (event) => { if (event.target.open && form.elements.at.value === form.elements.at.defaultValue) form.elements.at.value = londonNow(); });
  }
  addEventListener('online', () => send());
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') send(); });
  send();
}

async function keep(form) {
  const note = Object.fromEntries(new FormData(form));
  delete note.__RequestVerificationToken;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify({ ...note, name: form.dataset.name }));
  const locked = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, keys.get(box.dataset.sealed), text);
  const made = { account, sealed: box.dataset.sealed, iv, locked };
  // In one go: there is never neither, nor both.
  await ask('readwrite', (notes) => {
    if (changed.has(form)) notes.delete(changed.get(form));
    return notes.add(made);
  });
  changed.delete(form);
}

function empty(form) {
  form.reset();
  form.elements.entry.value = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  form.inert = false;
  const fold = form.closest('details');
  fold.open = false;
  fold.querySelector('summary').focus();
}

// One page at a time, also where several are open. Tried again by itself it says that nobody is here: that keeps no session open.
async function send(isHere = false) {
  clearTimeout(timer);
  await navigator.locks.request('hay-care-notes', async () => {
    let sent = 0;
    try {
      const all = await mine();
      const waiting = all.filter((note) => !note.refused);
      // Of those that were refused the key is asked for too: whoever comes back to them can change them.
      const shut = all.filter((note) => note.refused && !keys.has(note.sealed));
      if (waiting.length + shut.length === 0) return;
      const forms = await token(isHere);
      for (const note of shut) await unlock(note, forms).catch(() => {});
      for (const kept of waiting) {
        const { name, ...note } = (await unlock(kept, forms)) ?? {};
        const answer = name === undefined ? null : await post('Contact', { ...note, account }, forms);
        if (!answer || answer.status === 422) {
          const refused = answer ? (await answer.json()).problem : 'This device cannot open it any more.';
          await ask('readwrite', (notes) => notes.put({ ...kept, refused }));
        } else if (answer.ok) {
          await ask('readwrite', (notes) => notes.delete(kept.order));
          sent += 1;
        } else throw new Error(answer.type === 'opaqueredirect' ? 'out' : '');
      }
    } catch (wrong) {
      await show(wrong.message);
      timer = setTimeout(send, again);
      return;
    }
    await show(sent > 0 ? 'sent' : '');
  }).catch(() => {});
  if (box.hidden) await show('');
}

// What waits, in words. Of another account not even that there is something.
async function show(why) {
  const notes = await mine();
  const waiting = notes.filter((note) => !note.refused).length;
  const count = waiting === 1 ? 'One contact waits' : `${waiting} contacts wait`;
  box.hidden = notes.length === 0 && why !== 'sent';
  part('said').textContent = waiting === 0 ? (notes.length > 0 ? 'This could not be kept; read why.' : why === 'sent' ? 'All is sent.' : '')
    : why === 'out' ? `${count} on this device. You are signed out: sign in again, and it goes on.`
      : why === 'other' ? `${count} on this device. Somebody else is signed in now: sign in again, and it goes on.`
        : `${count} on this device and will be sent when there is a connection.`;
  if (part('see')) part('see').hidden = why !== 'sent';
  part('in').hidden = waiting === 0 || (why !== 'out' && why !== 'other');
  part('list').replaceChildren(...await Promise.all(notes.map(row)));
}

async function row(kept) {
  const item = document.createElement('li');
  const note = keys.has(kept.sealed) ? await unlock(kept) : null;
  item.textContent = note ? `${note.name}, ${(note.at || '').replace('T', ' ')}${note.note ? `: ${note.note}` : ''}` : 'Written earlier';
  if (!kept.refused) return item;
  const why = document.createElement('strong');
  why.textContent = ` ${kept.refused} `;
  item.append(why);
  const form = note && [...document.querySelectorAll('[data-hay="care-contact"]')].find((one) => one.elements.case.value === note.case);
  if (form) item.append(button('Change it', () => back(form, note, kept.order)));
  item.append(button('Remove it from this device', () => ask('readwrite', (notes) => notes.delete(kept.order))));
  return item;
}

function button(words, then) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'hay-button hay-button--quiet';
  made.textContent = words;
  made.addEventListener('click', async () => {
    await then();
    await show('');
  });
  return made;
}

// What was refused goes back to where it was written. It stays on the device until what is made of it is kept there.
function back(form, note, order) {
  for (const [name, value] of Object.entries(note)) if (form.elements[name]) form.elements[name].value = value;
  changed.set(form, order);
  form.closest('details')?.setAttribute('open', '');
  form.elements.at.focus();
}

async function unlock(kept, forms) {
  if (!keys.has(kept.sealed)) {
    const answer = await post('Key', { kept: kept.sealed }, forms);
    if (answer.status === 403) return null;
    if (!answer.ok) throw new Error(answer.type === 'opaqueredirect' ? 'out' : '');
    keys.set(kept.sealed, await keyOf((await answer.json()).key));
  }
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv }, keys.get(kept.sealed), kept.locked);
  return JSON.parse(new TextDecoder().decode(text));
}

async function token(isHere) {
  const answer = await fetch(`/care/day?handler=Token&here=${isHere}`, { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(answer.type === 'opaqueredirect' ? 'out' : '');
  const said = await answer.json();
  if (said.account !== account) throw new Error('other');
  return said.token;
}

const post = (handler, fields, forms) => fetch(`/care/day?handler=${handler}`, {
  method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(patience), body: new URLSearchParams({ ...fields, __RequestVerificationToken: forms }),
});

const keyOf = (key) => crypto.subtle.importKey('raw', Uint8Array.from(atob(key), (c) => c.charCodeAt(0)), 'AES-GCM', false, ['encrypt', 'decrypt']);

// As the field for a moment has it; the site reads it as London's clock, wherever the phone thinks it is.
const londonNow = () => new Date().toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16).replace(' ', 'T');

const mine = async () => (await ask('readonly', (notes) => notes.getAll())).filter((note) => note.account === account);

function open() {
  return new Promise((done, fail) => {
    const asked = indexedDB.open('hay-care', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('notes', { keyPath: 'order', autoIncrement: true });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}

// Done when it is on the disk, not before.
function ask(mode, what) {
  return new Promise((done, fail) => {
    const work = store.transaction('notes', mode, { durability: 'strict' });
    const asked = what(work.objectStore('notes'));
    work.oncomplete = () => done(asked.result);
    work.onerror = work.onabort = () => fail(work.error);
  });
}
