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
export function choose() {
  return new Promise((resolve, reject) => {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: ".yaml,.yml,.json" });
    input.addEventListener("change", () => (input.files[0] ? input.files[0].text().then(resolve, reject) : resolve(null)));
    input.addEventListener("cancel", () => resolve(null));
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
