// In a grid one cell can be reached by Tab, and from it the others by the arrow keys, Home and End; and any of them by a press.
const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function cellOf(target) {
  return target.closest?.('[role=grid] td');
}

document.addEventListener('keydown', event => {
  const cell = cellOf(event.target);
  if (!cell) return;
  const row = cell.parentElement;
  const rows = [...row.parentElement.rows];
  const cells = [...row.querySelectorAll('td')];
  const at = cells.indexOf(cell);
  const next = event.key in steps
    ? rows[rows.indexOf(row) + steps[event.key][0]]?.querySelectorAll('td')[at + steps[event.key][1]]
    : event.key === 'Home' ? cells[0] : event.key === 'End' ? cells.at(-1) : undefined;
  if (!next) return;
  event.preventDefault();
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

document.addEventListener('pointerdown', event => {
  const cell = cellOf(event.target);
  if (cell && !cell.hasAttribute('tabindex')) cell.tabIndex = -1;
});

// The cell that Tab comes to may go with its row; the first one takes its place.
new MutationObserver(() => {
  for (const grid of document.querySelectorAll('[role=grid]')) {
    if (!grid.querySelector('td[tabindex="0"]')) grid.querySelector('td')?.setAttribute('tabindex', '0');
  }
}).observe(document.body, { childList: true, subtree: true });
