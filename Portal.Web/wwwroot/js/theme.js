// The theme is chosen in the user menu or by its shortcut. It applies at once; the cookie lets the server render it next time.
const themes = ['light', 'dark', 'system'];

export function current() {
  return document.documentElement.dataset.theme ?? 'system';
}

export function choose(theme) {
  document.documentElement.dataset.theme = theme;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `portal.theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  for (const radio of document.querySelectorAll('input[name="theme"]')) radio.checked = radio.value === theme;
}

document.addEventListener('change', event => {
  if (event.target.matches('input[name="theme"]')) choose(event.target.value);
});

document.addEventListener('portal:theme', () => choose(themes[(themes.indexOf(current()) + 1) % themes.length]));

// The menu may be rendered anew by the live page, with the choice that the first request knew.
document.addEventListener('toggle', event => {
  if (event.target.id === 'me-menu') choose(current());
}, true);
