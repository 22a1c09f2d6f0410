// A toast can be closed; without this it leaves by itself.
for (const close of document.querySelectorAll("[data-close]")) {
  close.hidden = false;
  close.addEventListener("click", () => close.closest(".toast").remove());
}
