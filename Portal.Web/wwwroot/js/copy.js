// CopyField: copies, and says that it did. Over plain HTTP the clipboard is closed; then the text is selected for the keys.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;

  const field = document.getElementById(button.dataset.copy);
  field.focus();
  field.select();
  let copied = false;
  try {
    await navigator.clipboard.writeText(field.value);
    copied = true;
  } catch {
    copied = document.execCommand('copy');
  }
  const words = button.querySelector('[data-copy-says]');
  const before = words.textContent;
  words.textContent = copied ? words.dataset.copySays : 'Press Ctrl+C';
  document.querySelector(`[data-copy-status="${field.id}"]`).textContent = words.textContent;
  button.focus();
  if (!copied) field.focus();
  button.disabled = false;
  clearTimeout(button.portalTimer);
  button.portalTimer = setTimeout(() => { words.textContent = button.portalWords; }, 2500);
  button.portalWords ??= before;
});
