// The choice of light or dark takes effect at once; the form's answer keeps it in a cookie.
for (const form of document.querySelectorAll("[data-theme-choice]")) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button?.value) return;
    event.preventDefault();
    show(button.value);
    const sent = new FormData(form, button);
    fetch(form.action, { method: "POST", body: sent, redirect: "manual" });
  });
}

function show(theme) {
  const root = document.documentElement;
  if (theme === "system") root.removeAttribute("data-theme");
  else root.dataset.theme = theme;
  for (const button of document.querySelectorAll("[data-theme-choice] [name=theme]")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}
