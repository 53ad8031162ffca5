// One tooltip for the whole page, for whatever carries data-tooltip: on hover and on focus, gone with Escape.
// What a row carries is said at each of its cells that carries nothing of its own. A cell of a table with data-tooltip-cells
// says its row, its column and what it is called, so that hundreds of them need not carry it.
let tip;
let owner;
// What it says may change while it is read.
const words = new MutationObserver(() => { if (owner) shown(owner); });

function carrierOf(target) {
  return target.closest?.('[data-tooltip], [data-tooltip-cells] td');
}

function textOf(carrier) {
  if (carrier.hasAttribute('data-tooltip')) return carrier.dataset.tooltip;
  const row = carrier.parentElement.cells[0].firstElementChild.textContent;
  const column = carrier.closest('table').tHead.rows[0].cells[carrier.cellIndex].lastElementChild.textContent;
  return `${row}, ${column}: ${carrier.ariaLabel}`;
}

function shown(target) {
  const carrier = carrierOf(target);
  if (!carrier) return hide();
  if (owner !== target) {
    words.disconnect();
    for (const one of new Set([target, carrier])) words.observe(one, { attributeFilter: ['data-tooltip', 'aria-label'] });
    const head = carrier.closest('[data-tooltip-cells]')?.tHead;
    if (head) words.observe(head, { childList: true, characterData: true, subtree: true });
  }
  owner = target;
  if (!tip?.isConnected) {
    tip = Object.assign(document.createElement('div'), { className: 'tooltip', popover: 'manual' });
    tip.setAttribute('aria-hidden', 'true');
    tip.addEventListener('pointerleave', event => { if (owner !== document.activeElement && !owner?.contains(event.relatedTarget)) hide(); });
    document.body.append(tip);
  }
  tip.textContent = textOf(carrier);
  tip.showPopover();
  const at = target.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left + at.width / 2 - size.width / 2, innerWidth - size.width - 8));
  const above = at.top - size.height - 4;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 8 ? above : at.bottom + 4}px`;
}

function hide() {
  owner = undefined;
  words.disconnect();
  if (tip?.isConnected && tip.matches(':popover-open')) tip.hidePopover();
}

for (const name of ['pointerover', 'focusin']) {
  document.addEventListener(name, event => {
    const carrier = carrierOf(event.target);
    const target = carrier?.matches('tr') ? event.target.closest('th, td') : carrier;
    if (target && target !== owner) shown(target);
  });
}
document.addEventListener('pointerout', event => {
  if (owner && owner !== document.activeElement && !owner.contains(event.relatedTarget) && event.relatedTarget !== tip) hide();
});
document.addEventListener('focusout', hide);
document.addEventListener('scroll', () => { if (owner) shown(owner); }, { capture: true, passive: true });
document.addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
