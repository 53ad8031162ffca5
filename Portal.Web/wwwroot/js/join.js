// A link to join carries its token behind the #, where no server sees it. It is handed over here, once, in a form.
const form = document.querySelector("[data-join]");
const token = decodeURIComponent(location.hash.slice(1));
if (form && token) {
  form.querySelector("[data-join-token]").value = token;
  history.replaceState(null, "", location.pathname);
  form.requestSubmit();
}
