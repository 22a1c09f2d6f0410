// The library follows while one types; without this the form is sent with Enter.
const form = document.querySelector("[data-follow]");
const field = form.querySelector("[type=search]");
const said = document.querySelector("[data-said]");
const TYPING = 120;
const SPEAKING = 300;
let asked = 0;
let waiting;
let speaking;

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(follow, TYPING);
});

async function follow() {
  const mine = ++asked;
  const query = new URLSearchParams(new FormData(form));
  const answer = await fetch(`${form.dataset.follow}?${query}`).catch(() => null);
  // A sign-out leads elsewhere; a slow answer to earlier letters comes too late.
  if (!answer?.ok || answer.redirected || mine !== asked) return;
  const { parts, address } = await answer.json();
  if (mine !== asked) return;
  for (const [name, markup] of Object.entries(parts)) {
    document.querySelector(`[data-part=${name}]`).innerHTML = markup;
  }
  history.replaceState(null, "", address);
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    said.textContent = document.querySelector("[data-part=count]").textContent.trim();
  }, SPEAKING);
}
