// The frame: the skip link moves the focus, a link to something on this page goes to it, and a link in a drawer or menu closes it behind itself.
document.addEventListener('click', event => {
  if (event.target.closest('[data-skip]')) {
    event.preventDefault();
    event.stopPropagation();
    document.getElementById('main')?.focus();
    return;
  }
  const jump = event.target.closest('[data-jump]');
  const to = jump && document.getElementById(jump.dataset.jump);
  if (to && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    // The router would go to the same page once more, and to its heading.
    event.preventDefault();
    event.stopPropagation();
    to.setAttribute('tabindex', '-1');
    to.scrollIntoView({ block: 'center' });
    to.focus({ preventScroll: true });
    return;
  }
  const link = event.target.closest('[popover] a');
  if (!link) return;
  for (const open of document.querySelectorAll('[popover]:popover-open')) open.hidePopover();
}, true);
