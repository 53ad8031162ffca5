// Opens and closes <dialog>s: for Dialog.razor by show and close, for dialogs that need no server by data attributes.
export function show(dialog) {
  if (dialog && !dialog.open) dialog.showModal();
}

export function close(dialog) {
  if (dialog?.open) dialog.close();
}

// The page imports this file too, and it may come by another address: what listens must listen once.
if (!window.portalDialogs) {
  window.portalDialogs = true;

  document.addEventListener('portal:open', event => show(document.getElementById(event.detail)));

  document.addEventListener('click', event => {
    const opener = event.target.closest('[data-dialog-open]');
    if (opener) {
      opener.closest('[popover]')?.hidePopover();
      document.dispatchEvent(new CustomEvent('portal:open', { detail: opener.dataset.dialogOpen }));
    }
    if (event.target.closest('[data-dialog-close]')) close(event.target.closest('dialog'));
  });
}
