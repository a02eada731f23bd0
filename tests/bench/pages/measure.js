// Measures in the page. `find(place, option)` of the page gives the control that answers the result
// at that place with that option, by their numbers; `chosen(control)` says whether it is shown as
// chosen.

/** Comes true while the browser makes a frame, before it paints it. */
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** Asked while a frame is made, comes true just after it is painted. */
const paint = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
/** Comes true just after the next frame is painted. */
const painted = async () => {
  await frame();
  await paint();
};

/** Milliseconds from the start of navigation until the first control is on the screen. What is there while a
 *  frame is made is on the screen with that frame, not with the next. */
export async function usable(find) {
  do await frame();
  while (!find(0, 0));
  await paint();
  return performance.now();
}

/** Milliseconds from a click on a control until the screen shows it as chosen, for each place and option. */
export async function clicks(find, chosen, targets) {
  const times = [];
  for (const [place, option] of targets) {
    const control = find(place, option);
    if (!control) throw new Error(`no control for result ${place}`);
    await painted();
    const start = performance.now();
    control.click();
    do await painted();
    while (!chosen(find(place, option) ?? control));
    times.push(performance.now() - start);
  }
  return times;
}
