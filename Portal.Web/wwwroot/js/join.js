// A link to join carries its token behind the #, where no server sees it. It is handed over here, once, in a form.
function handOver() {
  const form = document.querySelector("[data-join]");
  const token = decodeURIComponent(location.hash.slice(1));
  if (!form || !token) return;
  form.querySelector("[data-join-token]").value = token;
  history.replaceState(null, "", location.pathname);
  form.requestSubmit();
}

// A second link that is opened in the same tab only changes what stands behind the #.
addEventListener("hashchange", handOver);
handOver();
