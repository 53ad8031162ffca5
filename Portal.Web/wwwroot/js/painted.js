// Asked by the portal (Arrival): ends when what was drawn last is on the screen, or soon where nobody looks at it.
window.portalPainted = () => new Promise(done => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 250);
});
