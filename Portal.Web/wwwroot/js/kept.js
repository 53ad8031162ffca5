// What somebody typed into the forms of a page goes over a reload that nobody asked for, as when the portal was started anew.
// Secrets do not. It is put back only where there stands what stood there before; the rest is told.
const place = 'portal-kept';
const patience = 5000;
const moment = 120;
const longest = 10 * 60 * 1000;

const pause = time => new Promise(resolve => setTimeout(resolve, time));

const never = new Set(['password', 'file', 'hidden', 'submit', 'button']);

// The buttons of which one is chosen are one field.
const group = field => field.type !== 'radio' ? [field] : [...field.form.querySelectorAll(`input[type="radio"][name="${CSS.escape(field.name)}"]`)];

function fields() {
  // A secret is one also while it is shown.
  const secrets = new Set([...document.querySelectorAll('[data-reveal]')].map(button => button.dataset.reveal));
  return [...document.querySelectorAll('main form :is(input, select, textarea)')].filter(field => !never.has(field.type) && !secrets.has(field.id) && group(field)[0] === field);
}

function valueOf(field) {
  if (field.type === 'radio') return group(field).find(one => one.checked)?.value ?? '';
  return field.type === 'checkbox' ? field.checked : field.value;
}

const labelOf = field => [...field.labels?.[0]?.childNodes ?? []].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join(' ').trim() || field.getAttribute('aria-label') || '';

// As it is called where there are several of its kind.
function nameOf(field) {
  const around = field.closest('fieldset')?.querySelector('legend')?.textContent.trim();
  return [around, field.type === 'radio' ? '' : labelOf(field)].filter(Boolean).join(', ');
}

function textOf(field) {
  if (field.type === 'radio') return labelOf(group(field).find(one => one.checked) ?? field);
  if (field.type === 'checkbox') return field.checked ? 'ticked' : 'not ticked';
  return field.selectedOptions?.[0]?.textContent.trim() ?? field.value;
}

// By what each was called when it was first seen: a field keeps that where others come and go before it.
let records = new Map();
let known = new WeakMap();
let begun = false;
let path = location.pathname;

// What stands where before anybody types, and what comes because somebody did.
function look(isTyped = false) {
  if (path !== location.pathname) {
    [records, known, begun, path] = [new Map(), new WeakMap(), false, location.pathname];
  }

  for (const field of fields()) {
    const record = known.get(field);
    if (record) {
      if (!begun && !isTyped) record.was = valueOf(field);
      continue;
    }

    let key = field.id || nameOf(field);
    while (records.get(key)?.field.isConnected) key += '+';
    // The same field was drawn anew.
    const before = records.get(key);
    const now = before ?? { key, was: valueOf(field), isAdded: begun, isTouched: false };
    now.field = field;
    if (before && valueOf(field) !== now.was) now.isTouched = begun;
    records.set(key, now);
    known.set(field, now);
  }
}

function touched(event) {
  const field = event.target;
  if (!field.closest?.('main form')) return;
  look(true);
  begun = true;
  const record = field.form && known.get(group(field)[0]);
  if (record) record.isTouched = true;
}

for (const kind of ['focusin', 'pointerdown', 'keydown', 'beforeinput']) document.addEventListener(kind, event => event.target.closest?.('main form') && look(), true);
for (const kind of ['input', 'change']) document.addEventListener(kind, touched, true);
// A button may bring fields, or take them away.
document.addEventListener('click', event => {
  if (event.target.closest?.('main form button')) begun = true;
}, true);

function put(field, value) {
  const target = field.type === 'radio' ? group(field).find(one => one.value === value) : field;
  // What is off, or an option that is not there, may be so until another field has its value.
  if (!target || target.matches(':disabled') || (target.options && ![...target.options].some(option => option.value === value))) return false;
  if (field.type === 'radio') target.checked = true;
  else if (field.type === 'checkbox') target.checked = value;
  else target.value = value;
  target.dispatchEvent(new Event('input', { bubbles: true }));
  target.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

// What is not back yet.
const open = new Map();

// One after the other, as a person would: what is chosen in one may bring the next.
async function fill(kept) {
  for (const one of kept) open.set(one.key, one);
  const found = { back: [], changed: [], lost: [] };
  const end = (one, of) => {
    open.delete(one.key);
    of?.push(one);
  };
  const here = location.pathname;
  for (let idle = 0; open.size > 0 && idle < patience; idle += moment) {
    // Whoever has gone on meanwhile has it put into no form of another page.
    if (location.pathname !== here) break;
    look();
    for (const record of [...records.values()].filter(record => record.field.isConnected && open.has(record.key))) {
      const one = open.get(record.key);
      // What was there before anything was typed is another than what was added then.
      if (one.isAdded && !record.isAdded) end(one, found.lost);
      else if (valueOf(record.field) === one.is) end(one);
      else if (record.was !== one.was && record.was !== one.is) end(one, found.changed);
      else if (put(record.field, one.is)) {
        end(one, found.back);
        idle = 0;
        break;
      }
    }

    await pause(moment);
  }

  found.lost.push(...open.values());
  open.clear();
  return found;
}

function list(note, part, ones) {
  const element = note.querySelector(`[data-kept="${part}"]`);
  element.hidden = ones.length === 0;
  element.querySelector('ul')?.replaceChildren(...ones.map(one => {
    const item = document.createElement('li');
    item.textContent = `${one.name}: ${one.text || 'nothing'}`;
    return item;
  }));
}

function say(found) {
  if (Object.values(found).every(ones => ones.length === 0)) return;
  const note = document.getElementById('kept-note');
  for (const [part, ones] of Object.entries(found)) list(note, part, ones);
  const end = () => {
    note.hidden = true;
    removeEventListener('input', end);
  };
  note.querySelector('button').addEventListener('click', end, { once: true });
  // Whoever goes on typing has read it, unless there is something in it to be typed again.
  if (found.changed.length + found.lost.length === 0) addEventListener('input', end);
  note.hidden = false;
}

async function live() {
  while (!document.querySelector('[data-live="yes"]')) await pause(moment);
}

const person = () => document.getElementById('kept-note').dataset.person;

// The page is about to be loaded again without being asked.
document.addEventListener('portal-anew', () => {
  look();
  const typed = fields().map(field => known.get(field)).filter(record => record.isTouched && valueOf(record.field) !== record.was)
    .map(({ key, was, isAdded, field }) => ({ key, was, isAdded, is: valueOf(field), name: nameOf(field), text: textOf(field) }));
  const kept = [...typed, ...[...open.values()].filter(one => !typed.some(other => other.key === one.key))];
  if (kept.length > 0) sessionStorage.setItem(place, JSON.stringify({ url: location.href, person: person(), at: Date.now(), kept }));
  // The browser would put it back too, where nobody hears of it.
  for (const field of document.querySelectorAll('main form, main form input')) field.autocomplete = 'off';
  // Whoever has typed would be asked whether they mean to leave, and they do not leave.
  addEventListener('beforeunload', event => event.stopImmediatePropagation(), { capture: true });
});

// Whoever signs out leaves nothing behind.
document.addEventListener('submit', event => {
  if (event.target.getAttribute('action') === '/sign-out') sessionStorage.removeItem(place);
}, true);

async function restore() {
  const text = sessionStorage.getItem(place);
  if (text === null) return;
  const { url, person: who, at, kept } = JSON.parse(text);
  // Whoever has to sign in first comes back here after that.
  const isHere = url === location.href;
  if (isHere || Date.now() - at > longest) sessionStorage.removeItem(place);
  if (!isHere || Date.now() - at > longest || who !== person()) return;
  await live();
  say(await fill(kept));
}

restore();
