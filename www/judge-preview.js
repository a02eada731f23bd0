/**
 * Previews on a cover: canvases of a few grey pixels, brought when one is first shown. What can be
 * seen is limited by their own pixels, not by any style. What is no preview leaves its canvas empty,
 * above the plain cover.
 *
 * @module
 */

/** The longest data address, and the most pixels on a side of a picture given as a preview. */
const LONGEST = 2048;
const LARGEST = 32;
/** The most pixels on the short side of what is made here from the picture itself. */
const COARSE = 16;

/**
 * @param {HTMLElement} slot - An empty element that is the previews' alone.
 * @param {{ sources: string[], url: string, grain: number }} given - Each source is a data address, a
 *   BlurHash or a ThumbHash. Without any, `url` is the picture itself, where it may be fetched.
 */
export function mount(slot, { sources, url, grain }) {
  const pictures = [];
  const load = (address, draw) => {
    const picture = new Image();
    picture.referrerPolicy = "no-referrer";
    picture.onload = () => picture.naturalWidth > 0 && draw(picture);
    pictures.push(picture);
    return picture;
  };
  const canvas = (side) => {
    const made = document.createElement("canvas");
    [made.className, made.width, made.height] = ["preview", Math.floor((side * 7) / 4), side];
    slot.append(made);
    return made;
  };
  for (const source of sources) {
    const made = canvas(grain);
    if (!source.startsWith("data:")) put(made, light(source, made.width, made.height));
    else if (source.length <= LONGEST)
      load(source, (picture) => {
        if (Math.max(picture.naturalWidth, picture.naturalHeight) <= LARGEST) put(made, grays(picture, made));
      }).src = source;
  }
  if (sources.length === 0 && url) {
    const made = canvas(Math.min(grain, COARSE));
    // Without leave of the other side its pixels cannot be counted, and nothing is drawn.
    const picture = load(url, () => put(made, grays(halved(picture, made), made)));
    picture.crossOrigin = "anonymous";
    picture.src = url;
  }
  return {
    set() {},
    end() {
      for (const picture of pictures) {
        picture.onload = null;
        picture.removeAttribute("src");
      }
      slot.replaceChildren();
    },
  };
}

/** Where a canvas cannot be drawn on, the plain cover stays. */
function put(canvas, values) {
  const context = canvas.getContext("2d");
  if (!values || !context) return;
  const image = context.createImageData(canvas.width, canvas.height);
  values.forEach((value, at) => image.data.set([value, value, value, 255], at * 4));
  context.putImageData(image, 0, 0);
}

/** A picture no more than twice as wide and high as the canvas: halved again and again, so that every pixel counts. */
function halved(picture, { width, height }) {
  let from = picture;
  let [wide, high] = [picture.naturalWidth, picture.naturalHeight];
  while (wide > 2 * width || high > 2 * height) {
    const to = document.createElement("canvas");
    [wide, high] = [Math.max(width, wide >> 1), Math.max(height, high >> 1)];
    [to.width, to.height] = [wide, high];
    to.getContext("2d")?.drawImage(from, 0, 0, wide, high);
    from = to;
  }
  return from;
}

/** The grey pixels of a picture on a canvas; none where they cannot be had. */
function grays(picture, { width, height }) {
  const work = document.createElement("canvas");
  [work.width, work.height] = [width, height];
  const context = work.getContext("2d");
  if (!context) return null;
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const gray = Array.from({ length: width * height }, (_, at) =>
    0.2126 * data[at * 4] + 0.7152 * data[at * 4 + 1] + 0.0722 * data[at * 4 + 2]);
  return smoothed(gray, width, height);
}

/**
 * Each pixel mixed with its neighbours in the parts 1, 2, 1. What goes up and down from one pixel to
 * the next, as small as a preview can show anything, is gone then: without this, stripes as wide as
 * one pixel keep more than half of their contrast.
 */
function smoothed(gray, width, height) {
  const mixed = (at, step, place, count) =>
    (gray[place > 0 ? at - step : at] + 2 * gray[at] + gray[place < count - 1 ? at + step : at]) / 4;
  gray = gray.map((_, at) => mixed(at, 1, at % width, width));
  return gray.map((_, at) => mixed(at, width, Math.floor(at / width), height));
}

/** The grey pixels that a hash stands for; none where it is neither of the two kinds. */
function light(hash, width, height) {
  const cosines = blurHash(hash) ?? thumbHash(hash);
  if (!cosines) return null;
  const values = [];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const wave = (at, times) => Math.cos(Math.PI * at * times);
      const sum = cosines.terms.reduce((all, [column, row, value]) =>
        all + value * wave((x + cosines.inset) / width, column) * wave((y + cosines.inset) / height, row), 0);
      values.push(cosines.shade(Math.min(1, Math.max(0, sum))) * 255);
    }
  return values;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
const toLinear = (share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
const toSrgb = (light) => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);
const luminance = ([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** The format is https://github.com/woltapp/blurhash/blob/master/Algorithm.md. */
function blurHash(hash) {
  const digits = [...hash.replace(/^blurhash:/, "")].map((letter) => DIGITS.indexOf(letter));
  const number = (from, to) => digits.slice(from, to).reduce((sum, digit) => sum * 83 + digit, 0);
  const [columns, rows] = [(digits[0] % 9) + 1, Math.floor(digits[0] / 9) + 1];
  if (digits.includes(-1) || !(rows <= 9) || digits.length !== 4 + 2 * columns * rows) return null;
  const strongest = (digits[1] + 1) / 166;
  const part = (value) => strongest * Math.sign(value - 9) * ((value - 9) / 9) ** 2;
  const average = number(2, 6);
  const terms = [[0, 0, luminance([16, 8, 0].map((shift) => toLinear(((average >> shift) & 255) / 255)))]];
  for (let at = 1; at < columns * rows; at += 1) {
    const value = number(4 + at * 2, 6 + at * 2);
    terms.push([at % columns, Math.floor(at / columns), luminance([value / 361, (value / 19) % 19, value % 19].map((it) => part(Math.floor(it))))]);
  }
  return { terms, inset: 0, shade: toSrgb };
}

/** The format is https://github.com/evanw/thumbhash; of it, only what has no colour. */
function thumbHash(hash) {
  const text = hash.replace(/^thumbhash:/, "").replace(/=+$/, "");
  if (!/^[\w+/-]{7,36}$/.test(text)) return null;
  const bytes = [...atob(text.replace(/-/g, "+").replace(/_/g, "/"))].map((letter) => letter.charCodeAt(0));
  const [head, shape, alpha] = [bytes[0] | (bytes[1] << 8) | (bytes[2] << 16), bytes[3] | (bytes[4] << 8), bytes[2] >> 7];
  const [long, short] = [alpha ? 5 : 7, Math.max(3, shape & 7)];
  const [columns, rows] = shape >> 15 ? [long, short] : [short, long];
  const pairs = (wide, high) => {
    const all = [];
    for (let row = 0; row < high; row += 1)
      for (let column = row ? 0 : 1; column * high < wide * (high - row); column += 1) all.push([column, row]);
    return all;
  };
  const start = alpha ? 6 : 5;
  const places = pairs(columns, rows);
  const count = places.length + 2 * pairs(3, 3).length + (alpha ? pairs(5, 5).length : 0);
  if (bytes.length !== start + Math.ceil(count / 2)) return null;
  const scale = ((head >> 18) & 31) / 31;
  const terms = places.map(([column, row], at) =>
    [column, row, 2 * scale * (((bytes[start + (at >> 1)] >> ((at & 1) << 2)) & 15) / 7.5 - 1)]);
  return { terms: [[0, 0, (head & 63) / 63], ...terms], inset: 0.5, shade: (share) => share };
}
