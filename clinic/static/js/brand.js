// The preview follows the form while it is typed. The server works the colors out; this only shows them.
const form = document.querySelector("[data-brand]");
const preview = document.querySelector("[data-preview]");
const picker = form.querySelector("[data-picker]");
const text = form.querySelector("#brand_color");
const readings = form.querySelector("[data-readings]");
let asked = 0;

picker.hidden = false;
form.querySelector("[data-preview-button]").hidden = true;

picker.addEventListener("input", () => {
  text.value = picker.value.toUpperCase();
  follow();
});
text.addEventListener("input", follow);
form.querySelector("#name").addEventListener("input", showWords);
form.querySelector("#phone").addEventListener("input", showWords);
form.querySelector("#address").addEventListener("input", showWords);

async function follow() {
  const mine = ++asked;
  if (!/^(#[0-9a-f]{6})?$/i.test(text.value.trim())) return;
  const address = new URL(form.dataset.brand, location.href);
  address.searchParams.set("color", text.value.trim());
  const answer = await fetch(address);
  if (!answer.ok || mine !== asked) return;
  const shown = await answer.json();
  if (mine !== asked) return;
  picker.value = shown.color;
  readings.innerHTML = shown.readings;
  for (const part of preview.querySelectorAll("[data-paint]")) {
    part.setAttribute("fill", shown.theme[part.dataset.paint]);
  }
}

function showWords() {
  preview.querySelector("[data-show=name]").textContent = cut(form.querySelector("#name").value, 34);
  const address = form.querySelector("#address").value.split("\n").map((line) => line.trim()).filter(Boolean);
  const lines = [address.join(", "), form.querySelector("#phone").value.trim()].filter(Boolean);
  const group = preview.querySelector("[data-show=contacts]");
  group.replaceChildren(...lines.map((line, place) => contact(line, place)));
}

function contact(line, place) {
  const words = document.createElementNS("http://www.w3.org/2000/svg", "text");
  words.setAttribute("x", "564");
  words.setAttribute("y", String(46 + 14 * place));
  words.textContent = cut(line, 52);
  return words;
}

function cut(words, length) {
  return words.length > length ? words.slice(0, length - 1) + "…" : words;
}
