// A picture shows its movement on a tap or a key too; hovering and the focus around it need no script.
document.addEventListener("click", (event) => {
  const button = event.target.closest(".motion-play");
  if (button) play(button.parentElement);
});

function play(plate) {
  plate.classList.add("plays");
  const running = [...plate.querySelectorAll("img")].flatMap((picture) => picture.getAnimations());
  for (const animation of running) {
    animation.currentTime = 0;
    animation.play();
  }
  Promise.allSettled(running.map((animation) => animation.finished)).then(() => plate.classList.remove("plays"));
}
