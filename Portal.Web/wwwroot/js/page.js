// The frame: the skip link moves the focus, and a link in a drawer or menu closes it behind itself.
document.addEventListener('click', event => {
  if (event.target.closest('[data-skip]')) {
    event.preventDefault();
    event.stopPropagation();
    document.getElementById('main')?.focus();
    return;
  }
  const link = event.target.closest('[popover] a');
  if (!link) return;
  for (const open of document.querySelectorAll('[popover]:popover-open')) open.hidePopover();
}, true);
