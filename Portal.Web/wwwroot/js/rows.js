// In a list the arrow keys go from row to row, by what names each; Enter opens it, as it does any link. They begin in the search above it.
// Where nothing can be opened, they go by the time that each row tells exactly once it is looked at.
const rowsOf = list => [...list.querySelectorAll(list.matches('ol, ul') ? ':scope > li' : 'tbody > tr:not([aria-hidden])')]
  .map(row => row.querySelector('th[scope=row] a[href]') ?? row.querySelector('a[href], button') ?? row.querySelector('[tabindex="0"]'))
  .filter(Boolean);

document.addEventListener('keydown', event => {
  if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
  const target = event.target;
  const isSearch = target.matches?.('[data-search]');
  if (!isSearch && target.closest?.('input, select, textarea, [contenteditable], [role=grid] td, dialog')) return;
  const list = isSearch ? document.querySelector('main .table, main [data-rows]') : target.closest?.('.table-scroll, [data-rows]');
  if (!list || (isSearch && event.key !== 'ArrowDown')) return;
  const rows = rowsOf(list);
  const row = target.closest('tr, [data-rows] > li');
  const at = rows.findIndex(one => row?.contains(one));
  const next = event.key === 'Home' ? rows[0] : event.key === 'End' ? rows.at(-1)
    : event.key === 'ArrowDown' ? rows[at + 1] : at > 0 ? rows[at - 1] : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus();
});
