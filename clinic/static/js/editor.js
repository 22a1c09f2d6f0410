// How easy the words are to read, while they are typed. The server works it out; this shows it.
const form = document.querySelector("[data-editor]");
const spoken = 300;
let asked = 0;
let waiting = 0;
let plain = {};

form.addEventListener("input", (event) => {
  if (!event.target.closest("[data-graded]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(grade, spoken);
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-plain]");
  const name = button?.value.split(":")[1];
  // Steps stand in several fields: their button sends the form, as without this script.
  if (!button || name === "steps" || !(name in plain)) return;
  event.preventDefault();
  const field = form.elements[name];
  field.value = plain[name];
  field.focus();
  grade();
});

async function grade() {
  const mine = ++asked;
  const words = new FormData();
  words.set("csrf_token", form.elements.csrf_token.value);
  words.set("locale", form.dataset.locale);
  for (const part of form.querySelectorAll("[data-graded]")) {
    for (const field of part.querySelectorAll("textarea")) {
      words.append(part.dataset.graded, field.value);
    }
  }
  const answer = await fetch(form.dataset.editor, { method: "POST", body: words });
  if (!answer.ok || mine !== asked) return;
  const shown = await answer.json();
  if (mine !== asked) return;
  plain = shown.plain;
  for (const place of form.querySelectorAll("[data-reading]")) {
    const name = place.dataset.reading;
    place.innerHTML = name === "whole" ? shown.whole : shown.parts[name];
  }
}

grade();
