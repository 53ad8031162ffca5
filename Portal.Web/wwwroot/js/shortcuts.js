// Obeys the shortcuts that the help dialog lists for this reader; there is no second table.
const off = 'portal.shortcuts.off';
const patience = 1500;
let typed = [];
let last = 0;

const deeds = {
  go: entry => window.Blazor?.navigateTo ? window.Blazor.navigateTo(entry.dataset.url) : location.assign(entry.dataset.url),
  help: () => document.dispatchEvent(new CustomEvent('portal:open', { detail: 'shortcuts-help' })),
  search: () => document.querySelector('input[type="search"]:not([disabled])')?.focus(),
  theme: () => document.dispatchEvent(new Event('portal:theme')),
};

const typing = target => target.closest?.('input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]');

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key.length > 1) return;
  if (typing(event.target) || document.querySelector('dialog:modal') || localStorage.getItem(off)) return;

  typed = event.timeStamp - last > patience ? [event.key] : [...typed, event.key];
  last = event.timeStamp;
  const entries = [...document.querySelectorAll('[data-shortcut]')];
  for (let start = 0; start < typed.length; start++) {
    const keys = typed.slice(start).join(' ');
    const entry = entries.find(one => one.dataset.shortcut === keys);
    if (entry) {
      event.preventDefault();
      typed = [];
      deeds[entry.dataset.deed](entry);
      return;
    }
    if (entries.some(one => one.dataset.shortcut.startsWith(keys + ' '))) {
      typed = typed.slice(start);
      return;
    }
  }
  typed = [];
});

// Whoever speaks to the computer, or presses keys by accident, can turn them off.
document.addEventListener('change', event => {
  if (!event.target.matches('[data-shortcuts-on]')) return;
  if (event.target.checked) localStorage.removeItem(off); else localStorage.setItem(off, 'yes');
});
document.addEventListener('portal:open', () => {
  for (const box of document.querySelectorAll('[data-shortcuts-on]')) box.checked = !localStorage.getItem(off);
});
