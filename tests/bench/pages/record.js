// Makes a film of 1080 lines: squares that move, thirty frames a second, a key frame each second. It is
// encoded frame by frame, however long that takes: what is recorded as it plays lacks frames where the
// machine is busy.

const [WIDTH, HEIGHT, RATE] = [1920, 1080, 30];

/** The film as WebM, in Base64. */
window.recorded = async (seconds) => {
  const chunks = await encoded(seconds);
  const file = webm(chunks);
  const reader = new FileReader();
  await new Promise((resolve) => {
    reader.onload = resolve;
    reader.readAsDataURL(new Blob(file));
  });
  return reader.result.slice(reader.result.indexOf(",") + 1);
};

async function encoded(seconds) {
  const chunks = [];
  const output = (chunk) => {
    const data = new Uint8Array(chunk.byteLength);
    chunk.copyTo(data);
    chunks.push({ data, key: chunk.type === "key" });
  };
  const failed = new Promise((_, reject) => (encoded.error = reject));
  const encoder = new VideoEncoder({ output, error: encoded.error });
  encoder.configure({ codec: "vp8", width: WIDTH, height: HEIGHT, bitrate: 6_000_000, framerate: RATE });
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext("2d");
  for (let at = 0; at < seconds * RATE; at += 1) {
    draw(context, (at * 1000) / RATE);
    const frame = new VideoFrame(canvas, { timestamp: (at * 1_000_000) / RATE });
    encoder.encode(frame, { keyFrame: at % RATE === 0 });
    frame.close();
    while (encoder.encodeQueueSize > 4) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.race([encoder.flush(), failed]);
  return chunks;
}

function draw(context, time) {
  for (let row = 0; row < 9; row += 1)
    for (let column = 0; column < 16; column += 1) {
      context.fillStyle = `hsl(${(column * 40 + row * 25 + time / 20) % 360} 70% 50%)`;
      context.fillRect(column * 120, row * 120, 120, 120);
    }
  context.fillStyle = "#fff";
  context.fillRect((time / 2) % WIDTH, 480, 120, 120);
}

/** WebM (https://www.matroska.org/technical/elements.html): an element is its id, its length, its content. */
function element(id, ...content) {
  const parts = content.flat(Infinity);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [bytes(id), bytes(0x10000000 + length), parts];
}

/** A whole number in as few bytes as it takes. */
function bytes(number) {
  const found = [];
  for (let rest = number; rest > 0 || found.length === 0; rest = Math.floor(rest / 256)) found.unshift(rest % 256);
  return Uint8Array.from(found);
}

const text = (words) => new TextEncoder().encode(words);

function webm(chunks) {
  const duration = new Uint8Array(8);
  new DataView(duration.buffer).setFloat64(0, (chunks.length * 1000) / RATE);
  const head = element(0x1a45dfa3, element(0x4286, bytes(1)), element(0x42f7, bytes(1)), element(0x42f2, bytes(4)),
    element(0x42f3, bytes(8)), element(0x4282, text("webm")), element(0x4287, bytes(2)), element(0x4285, bytes(2)));
  const info = element(0x1549a966, element(0x2ad7b1, bytes(1_000_000)), element(0x4489, duration),
    element(0x4d80, text("bench")), element(0x5741, text("bench")));
  const track = element(0xae, element(0xd7, bytes(1)), element(0x73c5, bytes(1)), element(0x83, bytes(1)),
    element(0x86, text("V_VP8")), element(0xe0, element(0xb0, bytes(WIDTH)), element(0xba, bytes(HEIGHT))));
  const clusters = [];
  for (let from = 0; from < chunks.length; from += RATE) {
    const blocks = chunks.slice(from, from + RATE).map(({ data, key }, at) => {
      const time = Math.round((at * 1000) / RATE);
      return element(0xa3, Uint8Array.from([0x81, time >> 8, time & 255, key ? 0x80 : 0]), data);
    });
    clusters.push(element(0x1f43b675, element(0xe7, bytes((from / RATE) * 1000)), blocks));
  }
  return [head, element(0x18538067, info, element(0x1654ae6b, track), clusters)].flat(Infinity);
}
