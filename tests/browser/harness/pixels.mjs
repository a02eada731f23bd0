// Pictures whose every pixel is known, and what a screenshot shows of them. PNG in and out, by hand.

import { deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** A PNG of `width` by `height` pixels; `colour(x, y)` gives `[red, green, blue]`. At level 0 it is as long as its pixels. */
export function png(width, height, colour, level = 6) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows.set(colour(x, y), y * (1 + width * 3) + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** The pixels of a PNG, with 8 bits a channel and not interlaced, as browsers write them. */
export function pixels(file) {
  const parts = [];
  let width, height, channels;
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString("latin1", at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") [width, height, channels] = [data.readUInt32BE(0), data.readUInt32BE(4), { 0: 1, 2: 3, 6: 4 }[data[9]]];
    if (name === "IDAT") parts.push(data);
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) unfilter(raw, y * (stride + 1), out, y * stride, stride, channels);
  return { width, height, channels, data: out };
}

function unfilter(raw, from, out, to, stride, channels) {
  const filter = raw[from];
  for (let at = 0; at < stride; at += 1) {
    const left = at >= channels ? out[to + at - channels] : 0;
    const up = to > 0 ? out[to - stride + at] : 0;
    const corner = to > 0 && at >= channels ? out[to - stride + at - channels] : 0;
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    out[to + at] = raw[from + 1 + at] + guess;
  }
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** How many pixels of a PNG have one of the secret's two colours, near enough that no blur made them. */
export const secretPixels = (file) => secretPixelsOf(pixels(file));

/** The same of pixels: red and blue may have changed places, since the secret's colours do not care. */
export function secretPixelsOf({ data, channels }) {
  let count = 0;
  for (let at = 0; at < data.length; at += channels) {
    const [red, green, blue] = [data[at], data[at + 1], data[at + 2]];
    const magenta = red > 200 && green < 60 && blue > 200;
    const lime = red < 60 && green > 200 && blue < 60;
    if (magenta || lime) count += 1;
  }
  return count;
}

/** The mean step of luminance from one pixel to the next, within a rectangle of CSS pixels. */
export function sharpness(file, { x, y, width, height }) {
  const picture = pixels(file);
  const light = (column, row) => {
    const at = (row * picture.width + column) * picture.channels;
    return 0.2126 * picture.data[at] + 0.7152 * picture.data[at + 1] + 0.0722 * picture.data[at + 2];
  };
  const [left, top] = [Math.max(0, Math.ceil(x)), Math.max(0, Math.ceil(y))];
  const [right, bottom] = [Math.min(picture.width, Math.floor(x + width)), Math.min(picture.height, Math.floor(y + height))];
  let sum = 0;
  let count = 0;
  for (let row = top; row < bottom; row += 1)
    for (let column = left; column < right - 1; column += 1, count += 1) sum += Math.abs(light(column + 1, row) - light(column, row));
  return count === 0 ? 0 : sum / count;
}
