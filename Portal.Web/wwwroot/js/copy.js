// CopyField, and lines to paste: copies, and says that it did. Over plain HTTP the browser keeps the clipboard closed to scripts; the old way serves then.
const shown = 2500;

async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value ?? field.textContent);
    return true;
  } catch {
    if (field.select) field.select();
    else getSelection().selectAllChildren(field);
    return document.execCommand('copy');
  }
}

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;

  const field = document.getElementById(button.dataset.copy);
  const words = button.querySelector('[data-copy-says]');
  const copied = await copy(field);
  if (copied) button.focus();
  button.dataset.copyWords ??= words.textContent;
  words.textContent = copied ? words.dataset.copySays : 'Press Ctrl+C';
  document.querySelector(`[data-copy-status="${field.id}"]`).textContent = words.textContent;
  setTimeout(() => { words.textContent = button.dataset.copyWords; }, shown);
});
