/**
 * The player of a revealed video or sound: brought when first needed. The element is made here,
 * silent, and taken apart before it goes. It asks for sound and never takes it: what may be heard is
 * decided elsewhere and told by `set`.
 *
 * @module
 */

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2];
const FRAME = 1 / 25;

/** Signs of their own, as paths on a grid of 16; other signs are letters. */
const PLAY = "M5 3l8 5-8 5z";
const PAUSE = "M5 3v10M11 3v10";
const SILENT = "M2 6h3l3-3v10L5 10H2zM10.5 6l4 4M14.5 6l-4 4";
const SOUND = "M2 6h3l3-3v10L5 10H2zM10.5 5.5a4 4 0 0 1 0 5M12.5 3.5a7 7 0 0 1 0 9";

/**
 * @param {HTMLElement} slot - An empty element that is the player's alone.
 * @param {{ url: string, label: string, sound: boolean, rate: number, words: Record<string, string>,
 *   tell: (what: string, value: number, trusted: boolean) => void }} given
 * @param {{ audible: boolean, captions: string | null }} state
 */
export function mount(slot, given, state) {
  const { words } = given;
  let over = false;
  /** Media goes on telling for a while after it was taken apart. */
  const tell = (...said) => over || given.tell(...said);
  const video = document.createElement("video");
  // Silence first, the address last: nothing may be heard or fetched before somebody plays it.
  video.muted = true;
  video.volume = 0.2;
  video.preload = "none";
  video.playsInline = true;
  video.disablePictureInPicture = true;
  video.disableRemotePlayback = true;
  video.setAttribute("controlslist", "nofullscreen nodownload noremoteplayback");
  video.setAttribute("part", "media");
  video.setAttribute("aria-label", given.label);
  video.tabIndex = 0;
  const controls = document.createElement("div");
  controls.className = "controls";
  controls.setAttribute("role", "group");
  controls.setAttribute("aria-label", words.player);
  const cue = document.createElement("p");
  cue.className = "cue";
  cue.dir = "auto";
  cue.setAttribute("aria-live", "off");
  const start = button(words.play, PLAY, toggle);
  start.className = "play";
  start.append(Object.assign(document.createElement("span"), { textContent: words.play }));
  slot.append(video, start);

  const play = button(words.play, PLAY, toggle);
  const mute = button(words.unmute, SILENT, (event) => tell("sound", state.audible ? 0 : 1, event.isTrusted));
  const volume = slider(words.volume, 0, 1, 0.05, video.volume, (value) => (video.volume = value));
  const seek = slider(words.position, 0, 1, 0.1, 0, (value) => (video.currentTime = value));
  const time = document.createElement("span");
  time.className = "time";
  const speed = button(words.speed, "1×", () => rate(RATES[(RATES.indexOf(video.playbackRate) + 1) % RATES.length]));
  const captions = button(words.captions, "CC", () => show(cue.hidden));
  controls.append(
    play, button(words.back, "−5", () => step(-5)), button(words.forward, "+5", () => step(5)),
    button(words.previousFrame, "‹", () => frame(-1)), button(words.nextFrame, "›", () => frame(1)),
    seek, time, speed, mute, volume, captions,
  );
  cue.hidden = true;
  rate(given.rate);

  const on = (name, hear) => video.addEventListener(name, hear);
  on("playing", playing);
  on("ratechange", () => video.paused || playing());
  for (const name of ["pause", "ended", "waiting", "emptied"]) on(name, () => tell("stand", 0, true));
  on("play", () => face(play, words.pause, PAUSE));
  on("pause", () => face(play, words.play, PLAY));
  on("loadedmetadata", () => ((seek.max = video.duration || 0), tick()));
  on("timeupdate", tick);
  on("error", () => video.src && tell("failed", 0, true));
  on("contextmenu", (event) => event.preventDefault());
  on("enterpictureinpicture", () => tell("fullscreen", 0, true));
  on("dblclick", (event) => event.preventDefault());
  slot.addEventListener("keydown", key);
  set({});

  function playing() {
    tell("play", Math.round(video.playbackRate * 100), true);
  }

  function toggle() {
    if (!video.src) begin();
    if (video.paused) video.play().catch(() => {});
    else video.pause();
  }

  function begin() {
    const had = slot.contains(slot.getRootNode().activeElement);
    start.remove();
    slot.append(cue, controls);
    video.src = given.url;
    if (had) play.focus({ preventScroll: true });
  }

  function step(seconds) {
    video.currentTime = Math.max(0, Math.min(video.duration || 0, video.currentTime + seconds));
  }

  function frame(count) {
    video.pause();
    step(count * FRAME);
  }

  function rate(value) {
    video.playbackRate = RATES.includes(value) ? value : 1;
    face(speed, words.speed, `${video.playbackRate}×`);
  }

  function tick() {
    seek.value = video.currentTime;
    time.textContent = `${clock(video.currentTime)} / ${clock(video.duration || 0)}`;
    seek.setAttribute("aria-valuetext", time.textContent);
  }

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inSlider = event.target.type === "range";
    const act = {
      ArrowLeft: inSlider ? null : () => step(-5),
      ArrowRight: inSlider ? null : () => step(5),
      ",": () => frame(-1),
      ".": () => frame(1),
      "<": () => rate(RATES[Math.max(0, RATES.indexOf(video.playbackRate) - 1)]),
      ">": () => rate(RATES[Math.min(RATES.length - 1, RATES.indexOf(video.playbackRate) + 1)]),
      m: () => tell("sound", state.audible ? 0 : 1, event.isTrusted),
      " ": event.target.localName === "button" ? null : toggle,
    }[event.key];
    if (act) {
      act();
      event.preventDefault();
    } else if (inSlider && event.key.startsWith("Arrow")) event.stopPropagation();
  }

  /** Captions are words: there are none while the words of the result are covered. */
  function caption(url) {
    video.querySelector("track")?.remove();
    cue.textContent = "";
    cue.className = "cue";
    captions.hidden = !url;
    show(false);
    if (!url) return;
    const track = document.createElement("track");
    track.kind = "captions";
    track.src = url;
    video.append(track);
    track.track.mode = "hidden";
    track.track.addEventListener("cuechange", () => {
      cue.textContent = [...(track.track.activeCues ?? [])].map((it) => it.text.replace(/<[^>]*>/g, "")).join("\n");
    });
    // Some browsers call a file that holds no captions loaded.
    track.addEventListener("load", () => track.track.cues?.length || uncaptioned());
    track.addEventListener("error", uncaptioned);
  }

  function uncaptioned() {
    captions.hidden = true;
    cue.textContent = words.uncaptioned;
    cue.classList.add("missing");
    cue.hidden = false;
    tell("captions", 0, true);
  }

  function show(shown) {
    cue.hidden = !shown;
    captions.setAttribute("aria-pressed", String(shown));
  }

  function set(changed) {
    Object.assign(state, changed);
    if (!state.audible) video.muted = true;
    else if (video.muted) video.muted = false;
    face(mute, state.audible ? words.mute : words.unmute, state.audible ? SOUND : SILENT);
    if (caption.url !== state.captions) caption((caption.url = state.captions));
  }

  return {
    set,
    end() {
      over = true;
      video.muted = true;
      video.pause();
      video.removeAttribute("src");
      video.load();
      slot.replaceChildren();
    },
  };
}

function button(label, sign, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "control";
  made.addEventListener("click", act);
  face(made, label, sign);
  return made;
}

function face(made, label, sign) {
  made.setAttribute("aria-label", label);
  made.title = label;
  const mark = made.querySelector("i") ?? made.appendChild(document.createElement("i"));
  mark.setAttribute("aria-hidden", "true");
  if (!sign.startsWith("M")) return (mark.textContent = sign);
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("class", "icon");
  path.setAttribute("d", sign);
  drawing.append(path);
  mark.replaceChildren(drawing);
}

function slider(label, min, max, step, value, act) {
  const made = document.createElement("input");
  Object.assign(made, { type: "range", min, max, step, value });
  made.setAttribute("aria-label", label);
  made.addEventListener("input", () => act(Number(made.value)));
  return made;
}

function clock(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
