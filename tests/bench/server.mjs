// Serves files from memory, compressed as a good server would, and counts what goes out. Everything
// that is compared goes through it.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".ftl": "text/plain; charset=utf-8",
};

export class Server {
  /** `find(path)` gives a file's path, its text, or bytes that go out as they are; or nothing. */
  static async start(find) {
    const server = new Server();
    server.find = find;
    server.listener = createServer((request, response) => server.#answer(request, response));
    server.listener.listen(0, "127.0.0.1");
    await once(server.listener, "listening");
    server.address = `http://127.0.0.1:${server.listener.address().port}`;
    return server;
  }

  /** What has been sent: path to compressed bytes. */
  sent = new Map();
  #compressed = new Map();

  async close() {
    this.listener.closeAllConnections();
    this.listener.close();
    await once(this.listener, "close");
  }

  #answer(request, response) {
    if (request.method === "POST") return void take(request, response);
    const { pathname } = new URL(request.url, this.address);
    const found = this.find(pathname);
    if (found === undefined) return void response.writeHead(404).end();
    if (found.bytes) return void response.writeHead(200, { "Content-Type": found.type, "Content-Length": found.bytes.length }).end(found.bytes);
    if (!this.#compressed.has(pathname)) this.#compressed.set(pathname, compress(found));
    const body = this.#compressed.get(pathname);
    this.sent.set(pathname, body.length);
    const type = TYPES[extname(pathname) || ".html"] ?? "application/octet-stream";
    const headers = { "Content-Type": type, "Content-Encoding": "br", "Content-Length": body.length };
    response.writeHead(200, { ...headers, "Cache-Control": "no-store" }).end(body);
  }
}

/** Takes judgments, as a receiver that keeps nothing. */
async function take(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const judgments = [JSON.parse(Buffer.concat(parts))].flat();
  response.writeHead(200, { "Content-Type": "application/json" });
  response.end(JSON.stringify({ stored: judgments.map(({ id }) => id) }));
}

function compress({ file, text }) {
  const plain = file ? readFileSync(file) : Buffer.from(text);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  return brotliCompressSync(plain, { params });
}
