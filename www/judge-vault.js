/**
 * Seals what the element keeps in the browser, with a key that the host gives: AES-GCM, by the browser's
 * own cryptography. Brought only where there is such a key. The key stays with the host and in memory.
 *
 * A sealed text is `sealed MARK IV DATA`: MARK tells keys from each other and nothing about them, the
 * others are base64. No JSON text begins so.
 *
 * @module
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param {CryptoKey | BufferSource | (() => unknown)} given - A key for AES-GCM, its 16 or 32 bytes, or
 *   what gives one of these.
 * @returns {Promise<{ mark: string, seal(name: string, text: string): Promise<string>,
 *   open(name: string, sealed: string): Promise<string> }>} `name` is what the text is of: under another
 *   name it does not open.
 */
export async function vault(given) {
  const key = await keyOf(typeof given === "function" ? await given() : given);
  const mark = await markOf(key);
  return {
    mark,
    async seal(name, text) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const data = await crypto.subtle.encrypt(way(iv, name), key, encoder.encode(text));
      return `sealed ${mark} ${toBase64(iv)} ${toBase64(new Uint8Array(data))}`;
    },
    async open(name, sealed) {
      const [, , iv, data] = sealed.split(" ");
      return decoder.decode(await crypto.subtle.decrypt(way(fromBase64(iv), name), key, fromBase64(data)));
    },
  };
}

const way = (iv, name) => ({ name: "AES-GCM", iv, additionalData: encoder.encode(name) });

async function keyOf(given) {
  if (!globalThis.crypto?.subtle) throw new Error("browsers have cryptography on https and localhost only");
  if (given instanceof CryptoKey) {
    const fits = given.algorithm.name === "AES-GCM" && ["encrypt", "decrypt"].every((use) => given.usages.includes(use));
    if (fits) return given;
    throw new Error("the key is not for AES-GCM, or not for both encrypt and decrypt");
  }
  const length = ArrayBuffer.isView(given) || given instanceof ArrayBuffer ? given.byteLength : 0;
  if (length !== 16 && length !== 32) throw new Error("`storageKey` gives neither a CryptoKey nor 16 or 32 bytes");
  return crypto.subtle.importKey("raw", given, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** What the key makes of nothing, at a place that is used for this alone: the others are random. */
async function markOf(key) {
  const made = await crypto.subtle.encrypt(way(new Uint8Array(12), "gradeglass"), key, new Uint8Array());
  return toBase64(new Uint8Array(made).subarray(0, 9));
}

function toBase64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
