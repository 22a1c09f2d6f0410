// Follows long work on the server; without this script the page asks again by itself.
const place = document.querySelector("[data-progress]");
const bar = place.querySelector("progress");
const words = place.querySelector("#import-done");
const spoken = place.querySelector("[data-said]");
const EVERY = 500;
const SAID_EVERY = 5000;
let said = 0;

async function follow() {
  let seen;
  try {
    const answer = await fetch(place.dataset.progress);
    if (!answer.ok) throw new Error(answer.statusText);
    seen = await answer.json();
  } catch {
    setTimeout(follow, 4 * EVERY);
    return;
  }
  if (!seen.waits) {
    location.reload();
    return;
  }
  show(seen);
  setTimeout(follow, EVERY);
}

function show({ done, total }) {
  if (!total) return;
  bar.max = total;
  bar.value = done;
  words.textContent = `${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} rows`;
  if (Date.now() - said < SAID_EVERY) return;
  said = Date.now();
  spoken.textContent = words.textContent;
}

setTimeout(follow, EVERY);
