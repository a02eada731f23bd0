/**
 * A revealed picture as a drawing: its edges, dark on light, made here of its pixels. Where the other
 * side does not let its pixels be read there is no drawing: the picture stands there in grey, as it
 * would without this, and the page says so.
 *
 * @module
 */

/** The most pixels on a side that are drawn: more shows no more of what edges tell. */
const LARGEST = 640;
/** How dark an edge is. */
const INK = 1.6;

/**
 * @param {HTMLElement} slot - An empty element that is the drawing's alone.
 * @param {{ url: string, label: string, words: Record<string, string>,
 *   tell: (what: string, value: number, trusted: boolean) => void }} given
 */
export function mount(slot, { url, label, words, tell }) {
  const picture = image((event) => (event.type === "load" ? show(draw(picture)) : plain()));
  picture.crossOrigin = "anonymous";
  picture.src = url;
  let gray;

  function show(drawing) {
    if (!drawing) return plain();
    drawing.className = "picture drawing";
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", label);
    slot.replaceChildren(drawing);
  }

  function plain() {
    gray = image((event) => event.type === "error" && tell("failed", 0, true));
    gray.className = "picture gray";
    gray.alt = label;
    gray.draggable = false;
    gray.src = url;
    const said = document.createElement("p");
    said.className = "quiet undrawn";
    said.textContent = words.undrawn;
    slot.replaceChildren(gray, said);
  }

  return {
    set() {},
    end() {
      for (const it of [picture, gray]) {
        if (!it) continue;
        it.onload = it.onerror = null;
        it.removeAttribute("src");
      }
      slot.replaceChildren();
    },
  };
}

function image(hear) {
  const made = new Image();
  made.referrerPolicy = "no-referrer";
  made.onload = made.onerror = hear;
  return made;
}

/** The drawing on a canvas; none where the picture's pixels cannot be had. */
function draw(picture) {
  const scale = Math.min(1, LARGEST / Math.max(picture.naturalWidth, picture.naturalHeight));
  const [width, height] = [Math.round(picture.naturalWidth * scale), Math.round(picture.naturalHeight * scale)];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context || !width || !height) return null;
  context.drawImage(picture, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height);
  const light = softened(softened(lights(pixels.data), width, height), width, height);
  for (let at = 0; at < light.length; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const value = 255 - Math.min(255, INK * edge(light, width, height, x, y));
    pixels.data.set([value, value, value, 255], at * 4);
  }
  context.putImageData(pixels, 0, 0);
  return canvas;
}

function lights(data) {
  const light = new Float32Array(data.length / 4);
  for (let at = 0; at < light.length; at += 1)
    light[at] = 0.2126 * data[at * 4] + 0.7152 * data[at * 4 + 1] + 0.0722 * data[at * 4 + 2];
  return light;
}

/** Each pixel as the mean of the nine around it: grain and pores are no edges. */
function softened(light, width, height) {
  return light.map((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    let sum = 0;
    for (const row of [-1, 0, 1]) for (const column of [-1, 0, 1]) sum += value(light, width, height, x + column, y + row);
    return sum / 9;
  });
}

/** How steeply light changes (Sobel). */
function edge(light, width, height, x, y) {
  const of = (column, row) => value(light, width, height, x + column, y + row);
  const across = of(1, -1) + 2 * of(1, 0) + of(1, 1) - of(-1, -1) - 2 * of(-1, 0) - of(-1, 1);
  const down = of(-1, 1) + 2 * of(0, 1) + of(1, 1) - of(-1, -1) - 2 * of(0, -1) - of(1, -1);
  return Math.hypot(across, down);
}

function value(light, width, height, x, y) {
  return light[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))];
}
