// Where what has the focus is taken out of the page, the focus goes to what came in its place, or to the heading of what it was in,
// and not back to the beginning.
let last = null;
let around = [];

const isLost = () => !document.activeElement || document.activeElement === document.body;

function rescue() {
  if (!last || last.isConnected || !isLost() || document.querySelector('dialog:modal')) return;
  const same = last.id && document.getElementById(last.id);
  const place = around.find(one => one.isConnected && one.querySelector('h1, h2, h3')) ?? document;
  const to = same || place.querySelector('h1, h2, h3');
  if (!to) return;
  last = null;
  if (!same && !to.hasAttribute('tabindex')) to.setAttribute('tabindex', '-1');
  to.focus({ preventScroll: true });
}

document.addEventListener('focusin', event => {
  // A dialog gives the focus back to whatever opened it.
  if (event.target.closest('dialog')) return;
  last = event.target;
  around = [];
  for (let one = last.parentElement; one && one !== document.body; one = one.parentElement) around.push(one);
});

// Whoever points elsewhere has left it.
document.addEventListener('pointerdown', event => {
  if (last && !last.contains(event.target) && !event.target.closest('dialog')) last = null;
}, true);

document.addEventListener('close', rescue, true);
new MutationObserver(rescue).observe(document.body, { childList: true, subtree: true });
