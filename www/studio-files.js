/**
 * Files and links: what comes in and goes out of the studio.
 *
 * @module
 */

const KEY = "guideline=";

/** Offers a text as a file. */
export function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const anchor = Object.assign(document.createElement("a"), { href: url, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Asks for a file, and gives its text; nothing where none is chosen. */
export async function choose() {
  const [file] = await ask({ accept: ".yaml,.yml,.json" });
  return file ? file.text() : null;
}

/** Asks for files, and gives name, text, name, text; nothing where none is chosen. */
export async function chooseSeveral() {
  const files = await ask({ accept: ".jsonl,.ndjson,.json,.yaml,.yml", multiple: true });
  const read = await Promise.all(files.map(async (file) => [file.name, await file.text()]));
  return read.length > 0 ? read.flat() : null;
}

function ask(how) {
  return new Promise((resolve) => {
    const input = Object.assign(document.createElement("input"), { type: "file", ...how });
    input.addEventListener("change", () => resolve([...input.files]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}

/** An address that holds a desk, in its fragment: servers never see it. */
export async function link(desk) {
  const { text, task } = JSON.parse(desk);
  const packed = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(JSON.stringify({ text, task })));
  const address = new URL(location.href);
  address.hash = KEY + base64(packed);
  return address.href;
}

/** The desk that an address's fragment holds, if it does. */
export async function fromLink(fragment) {
  if (!fragment.startsWith(`#${KEY}`)) return null;
  try {
    const packed = Uint8Array.from(atob(unsafe(fragment.slice(KEY.length + 1))), (it) => it.charCodeAt(0));
    const { text, task } = JSON.parse(new TextDecoder().decode(await through(new DecompressionStream("deflate-raw"), packed)));
    history.replaceState(null, "", location.pathname + location.search);
    return typeof text === "string" ? { text, task: typeof task === "string" ? task : null, answers: {} } : null;
  } catch {
    return null;
  }
}

async function through(stream, bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

function base64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const unsafe = (text) => text.replaceAll("-", "+").replaceAll("_", "/");
