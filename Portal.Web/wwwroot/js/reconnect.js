// Shows the dialog while the page has lost its server, and brings the page back when the server is there again.
const pause = 3000;
let waiting = false;

const has = (dialog, state) => dialog.classList.contains(`components-reconnect-${state}`);

async function answers() {
  try {
    return (await fetch('/health/live', { cache: 'no-store' })).status < 500;
  } catch {
    return false;
  }
}

// Blazor has given up: keep asking. The server may still know this page; otherwise it is loaded again.
async function bringBack(dialog) {
  if (waiting) return;
  waiting = true;
  while (has(dialog, 'failed') || has(dialog, 'rejected')) {
    if (await answers()) {
      if (has(dialog, 'rejected') || !await window.Blazor.reconnect().catch(() => false)) {
        document.dispatchEvent(new Event('portal-anew'));
        location.reload();
      }
      break;
    }
    await new Promise(resolve => setTimeout(resolve, pause));
  }
  waiting = false;
}

function follow(dialog) {
  const lost = ['show', 'failed', 'rejected'].some(state => has(dialog, state));
  if (lost && !dialog.open) dialog.showModal();
  if (!lost && dialog.open) dialog.close();
  if (has(dialog, 'failed') || has(dialog, 'rejected')) bringBack(dialog);
}

const dialog = document.getElementById('components-reconnect-modal');
if (dialog) {
  dialog.addEventListener('cancel', event => event.preventDefault());
  new MutationObserver(() => follow(dialog)).observe(dialog, { attributes: true, attributeFilter: ['class'] });
}
