// In a grid one cell can be reached by Tab, and from it the others by the arrow keys, Home and End.
const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

document.addEventListener('keydown', event => {
  const cell = event.target.closest?.('[role=gridcell]');
  if (!cell) return;
  const row = cell.parentElement;
  const rows = [...row.parentElement.rows];
  const cells = [...row.querySelectorAll('[role=gridcell]')];
  const at = cells.indexOf(cell);
  const next = event.key in steps
    ? rows[rows.indexOf(row) + steps[event.key][0]]?.querySelectorAll('[role=gridcell]')[at + steps[event.key][1]]
    : event.key === 'Home' ? cells[0] : event.key === 'End' ? cells.at(-1) : undefined;
  if (!next) return;
  event.preventDefault();
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});
