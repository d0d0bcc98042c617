// What is pressed stays in its place until it is let go, or the click would be lost.

const ENDS = ["pointerup", "pointercancel"];

/** Changes of what is shown: done at once, or when what is pressed in the form is let go. */
function steady(root) {
  const due = new Map(); // name -> the last change of that name
  let pressed = false;
  const listen = (how) => ENDS.forEach((end) => window[how](end, freed, true));
  const close = () => {
    pressed = false;
    listen("removeEventListener");
  };
  const free = () => {
    const acts = [...due.values()];
    close();
    due.clear();
    acts.forEach((act) => act());
  };
  const freed = () => setTimeout(free); // the click comes first
  root.addEventListener("pointerdown", () => {
    pressed = true;
    listen("addEventListener");
  });
  const change = (name, act) => {
    if (pressed) due.set(name, act);
    else act();
  };
  return { change, close };
}
