/**
 * The lens over a covered picture: a hole that follows the pointer, or tiles that open one by one.
 * The picture itself is never in the page: only what the hole shows is drawn, in grey where that is
 * asked for, and it is gone again 300 ms after the pointer.
 *
 * @module
 */

/** Of the hole: by default, and within which `+` and `-` change it. */
let radius = 50;
const RADII = [25, 120];
const LINGER = 300;
const SIDE = 3;

/**
 * @param {HTMLElement} slot - An empty element, above the preview, that is the lens's alone.
 * @param {{ url: string, gray: boolean, words: Record<string, string>,
 *   tell: (what: string, value: number, trusted: boolean) => void }} given
 */
export function mount(slot, given) {
  const { words, tell } = given;
  const canvas = document.createElement("canvas");
  canvas.className = "lens";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", words.lens);
  const picture = new Image();
  picture.referrerPolicy = "no-referrer";
  const context = canvas.getContext("2d");
  let lingering;
  let tile = -1;
  let open = false;
  slot.append(canvas);
  picture.onerror = () => tell("failed", 0, true);
  picture.src = given.url;

  /** Draws the picture where `path` says, and nothing anywhere else. */
  function draw(path) {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (canvas.width !== width) [canvas.width, canvas.height] = [width, height];
    context.clearRect(0, 0, width, height);
    if (!path || !picture.complete || !picture.naturalWidth) return;
    const scale = Math.min(width / picture.naturalWidth, height / picture.naturalHeight);
    const [wide, high] = [picture.naturalWidth * scale, picture.naturalHeight * scale];
    context.save();
    context.clip(path);
    context.fillStyle = getComputedStyle(canvas).color;
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high);
    if (given.gray) {
      context.globalCompositeOperation = "saturation";
      context.fillStyle = "#808080";
      context.fillRect(0, 0, width, height);
    }
    context.restore();
  }

  function close() {
    clearTimeout(lingering);
    open = false;
    draw(null);
  }

  function hole(event) {
    if (!event.isTrusted) return;
    clearTimeout(lingering);
    const path = new Path2D();
    path.arc(event.offsetX, event.offsetY, radius, 0, 2 * Math.PI);
    draw(path);
  }

  function square() {
    const [width, height] = [canvas.clientWidth / SIDE, canvas.clientHeight / SIDE];
    const path = new Path2D();
    path.rect((tile % SIDE) * width, Math.floor(tile / SIDE) * height, width, height);
    draw(open ? path : null);
    canvas.setAttribute("aria-label", `${words.lens}: ${words.tile} ${tile + 1}/${SIDE * SIDE}`);
  }

  function key(event) {
    if (!event.isTrusted) return;
    const moves = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: SIDE, ArrowUp: -SIDE };
    if (event.key in moves) {
      const next = tile < 0 ? 0 : tile + moves[event.key];
      if (next >= 0 && next < SIDE * SIDE) tile = next;
    } else if (event.key === " ") {
      tile = Math.max(0, tile);
      open = !open;
    } else if (event.key === "+" || event.key === "-") {
      const [least, most] = RADII;
      radius = Math.min(most, Math.max(least, radius * (event.key === "+" ? 1.25 : 0.8)));
      return event.preventDefault();
    } else return;
    event.preventDefault();
    square();
  }

  const { top, left } = canvas.getBoundingClientRect();
  /** Only what moves the picture under the pointer counts: other boxes of the page may scroll. */
  const scrolled = () => {
    const now = canvas.getBoundingClientRect();
    if (Math.abs(now.top - top) + Math.abs(now.left - left) > 2) tell("cover", 0, true);
  };
  canvas.addEventListener("pointermove", hole);
  canvas.addEventListener("pointerdown", hole);
  canvas.addEventListener("pointerleave", () => (lingering = setTimeout(close, LINGER)));
  canvas.addEventListener("blur", close);
  canvas.addEventListener("keydown", key);
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  addEventListener("scroll", scrolled, { capture: true, passive: true });
  canvas.focus({ preventScroll: true });

  return {
    set() {},
    end() {
      removeEventListener("scroll", scrolled, { capture: true });
      clearTimeout(lingering);
      picture.onerror = null;
      picture.removeAttribute("src");
      canvas.width = canvas.height = 0;
      slot.replaceChildren();
    },
  };
}
