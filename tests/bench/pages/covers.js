// Counts frames of the page and of the video on it, wherever it is.

const inside = () => document.querySelector("gradeglass-judge")?.shadowRoot;
const video = () => document.querySelector("video") ?? inside()?.querySelector("video");
const frame = () => new Promise(requestAnimationFrame);

/** Comes true when the video plays, or where there is to be none, when its cover is there. */
window.begun = async (playing) => {
  const there = () => (playing ? video()?.currentTime > 0.2 : inside()?.querySelector(".pane"));
  while (!there()) await frame();
};

/** How many frames a second the page draws, and how many of the video's are dropped. */
window.frames = async (seconds) => {
  const before = video()?.getVideoPlaybackQuality();
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < seconds * 1000; count += 1) await frame();
  const after = video()?.getVideoPlaybackQuality();
  const since = (name) => (after?.[name] ?? 0) - (before?.[name] ?? 0);
  return { fps: count / seconds, dropped: since("droppedVideoFrames"), total: since("totalVideoFrames") };
};

/** How long, and for how many frames more, the video is in the page after the window lost focus. */
window.covered = async () => {
  const start = performance.now();
  dispatchEvent(new Event("blur"));
  let frames = 0;
  do {
    await frame();
    frames += 1;
  } while (video());
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  return { ms: performance.now() - start, frames };
};
