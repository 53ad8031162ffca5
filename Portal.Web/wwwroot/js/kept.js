// What was typed into the forms of a page goes over a reload that nobody asked for, because the portal was started anew. Secrets do not.
const place = 'portal-kept';
const patience = 3000;
const moment = 120;

const pause = time => new Promise(resolve => setTimeout(resolve, time));

const keeps = field => !field.disabled && !['password', 'file', 'hidden', 'submit', 'button'].includes(field.type) && !document.querySelector(`[data-reveal="${CSS.escape(field.id)}"]`);

const isTicked = field => field.type === 'checkbox' || field.type === 'radio';

const valueOf = field => isTicked(field) ? field.checked : field.value;

// By what they are called; where several are called the same, by their order.
function fields() {
  const seen = new Map();
  return [...document.querySelectorAll('main form :is(input, select, textarea)')].filter(keeps).map(field => {
    const label = (field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? '').trim();
    const nth = seen.get(label) ?? 0;
    seen.set(label, nth + 1);
    return { name: `${label}/${nth}`, field };
  });
}

function put(field, value) {
  if (isTicked(field)) field.checked = value;
  else field.value = value;
  // An option that is not there yet cannot be chosen yet.
  if (valueOf(field) !== value) return false;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

// One after the other, as a person would: what is chosen in one may bring the next.
async function fill(kept) {
  const left = new Map(kept);
  let filled = 0;
  for (let idle = 0; left.size > 0 && idle < patience; idle += moment) {
    for (const { name, field } of fields()) {
      if (!left.has(name)) continue;
      const value = left.get(name);
      if (valueOf(field) === value) {
        left.delete(name);
      } else if (put(field, value)) {
        left.delete(name);
        filled++;
        idle = 0;
        break;
      }
    }
    await pause(moment);
  }
  return filled;
}

// Whoever goes on typing has read it.
function say() {
  const note = document.getElementById('kept-note');
  const end = () => {
    note.hidden = true;
    removeEventListener('input', end);
  };
  note.querySelector('button').addEventListener('click', end, { once: true });
  addEventListener('input', end);
  note.hidden = false;
}

async function live() {
  while (!document.querySelector('[data-live="yes"]')) await pause(moment);
}

// The page is about to be loaded again without being asked.
document.addEventListener('portal-anew', () => {
  const kept = fields().map(({ name, field }) => [name, valueOf(field)]);
  if (kept.length > 0) sessionStorage.setItem(place, JSON.stringify({ url: location.href, kept }));
  // Whoever has typed would be asked whether they mean to leave, and they do not leave.
  addEventListener('beforeunload', event => event.stopImmediatePropagation(), { capture: true });
});

async function restore() {
  const text = sessionStorage.getItem(place);
  if (text === null) return;
  sessionStorage.removeItem(place);
  const { url, kept } = JSON.parse(text);
  if (url !== location.href) return;
  await live();
  if (await fill(kept) > 0) say();
}

restore();
