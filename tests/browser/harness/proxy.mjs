// Stands between the page and the collector. It forwards everything, writes down what went through,
// serves the pages of tests under a strict Content-Security-Policy, and misbehaves when told to.

import { EventEmitter, once } from "node:events";
import { createServer, request } from "node:http";

/** What a page that embeds the element may rely on. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data: blob:; media-src 'self' data: blob:; require-trusted-types-for 'script'";

export class Proxy extends EventEmitter {
  /** Listens on a free port, before a collector. */
  static async start(collector) {
    const proxy = new Proxy();
    proxy.setMaxListeners(0);
    proxy.collector = new URL(collector.address);
    proxy.server = createServer((incoming, outgoing) => void proxy.#take(incoming, outgoing));
    proxy.server.listen(0, "127.0.0.1");
    await once(proxy.server, "listening");
    proxy.address = `http://127.0.0.1:${proxy.server.address().port}`;
    return proxy;
  }

  /** Every request so far: method, path, body, and the status that the page was given. */
  log = [];
  #faults = [];
  #documents = new Map();
  #mounts = [];

  /** Serves a document of the test's own. */
  serve(path, body, type = "text/html; charset=utf-8", policy = STRICT) {
    this.#documents.set(path, { body, type, policy });
    return this.address + path;
  }

  /** Stands before another server too, under a path of its own, as a portal stands before a backend. */
  mount(path, address) {
    this.#mounts.push({ path, address: new URL(address) });
  }

  /** Answers requests that start so by a fault, `times` times. Gives the fault, which can be held. */
  misbehave(method, path, fault, times = Infinity) {
    const rule = { method, path, fault, times };
    this.#faults.push(rule);
    return fault;
  }

  /** Behaves again. */
  behave() {
    this.#faults = [];
  }

  /** The requests that start so. */
  requests(method, path) {
    return this.log.filter((it) => it.method === method && it.path.startsWith(path));
  }

  /** Comes true when there have been so many requests that start so. */
  async seen(method, path, count = 1) {
    while (this.requests(method, path).length < count) await once(this, "request");
  }

  async close() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  async #take(incoming, outgoing) {
    const parts = [];
    for await (const part of incoming) parts.push(part);
    const body = Buffer.concat(parts);
    const entry = { method: incoming.method, path: incoming.url, headers: incoming.headers, body: body.toString(), status: null };
    outgoing.on("finish", () => {
      entry.status = outgoing.statusCode;
      this.emit("answer", entry);
    });
    this.log.push(entry);
    this.emit("request", entry);
    const forward = (change) => this.#forward(incoming, body, outgoing, change);
    const rule = this.#faults.find(
      (it) => it.times > 0 && it.method === incoming.method && incoming.url.startsWith(it.path),
    );
    if (rule) {
      rule.times -= 1;
      await rule.fault.answer(outgoing, forward, entry);
      return;
    }
    const document = this.#documents.get(new URL(incoming.url, this.address).pathname);
    if (!document) return forward();
    const headers = { "Content-Type": document.type, "Content-Security-Policy": document.policy };
    const range = /^bytes=(\d+)-(\d*)$/.exec(incoming.headers.range ?? "");
    if (!range) return void outgoing.writeHead(200, headers).end(document.body);
    // Without parts of a file no browser goes to another place in a video.
    const bytes = Buffer.from(document.body);
    const [from, to] = [Number(range[1]), Math.min(Number(range[2] || Infinity), bytes.length - 1)];
    headers["Content-Range"] = `bytes ${from}-${to}/${bytes.length}`;
    outgoing.writeHead(206, headers).end(bytes.subarray(from, to + 1));
  }

  /** Hands the request on. `change` may take the answer: (answer, bytes). */
  #forward(incoming, body, outgoing, change) {
    return new Promise((resolve) => {
      const mount = this.#mounts.find(({ path }) => incoming.url.startsWith(`${path}/`));
      const { hostname, port, host, origin } = mount?.address ?? this.collector;
      const path = mount ? incoming.url.slice(mount.path.length) : incoming.url;
      const headers = { ...incoming.headers, host };
      if (headers.origin === this.address) headers.origin = origin;
      const options = { hostname, port, method: incoming.method, path, headers };
      const onward = request(options, async (answer) => {
        const parts = [];
        for await (const part of answer) parts.push(part);
        const bytes = Buffer.concat(parts);
        if (change) change(answer, bytes);
        else outgoing.writeHead(answer.statusCode, answer.headers).end(bytes);
        resolve();
      });
      onward.on("error", () => {
        outgoing.socket?.destroy();
        resolve();
      });
      onward.end(body);
    });
  }
}

/** Ways to misbehave. Each has `answer(outgoing, forward, request)`. */
export const faults = {
  /** The connection breaks before anything is answered. */
  drop: () => ({ answer: (outgoing) => outgoing.socket.destroy() }),
  /** The connection is reset. */
  reset: () => ({ answer: (outgoing) => outgoing.socket.resetAndDestroy() }),
  /** The collector takes the request, and its answer is lost. */
  loseAnswer: () => ({ answer: (outgoing, forward) => forward(() => outgoing.socket.destroy()) }),
  /** Half of the answer comes, then the connection breaks. */
  truncate: () => ({
    answer: (outgoing, forward) =>
      forward((answer, bytes) => {
        outgoing.writeHead(answer.statusCode, { ...answer.headers, "content-length": bytes.length });
        outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.socket.destroy());
      }),
  }),
  /** A page of HTML, as from a captive portal or a sign-in page. */
  html: () => status(200, { "Content-Type": "text/html" }, "<!doctype html><title>Sign in</title>"),
  /** A good status and not a word. */
  nothing: () => status(200, {}, ""),
  /** Another address. */
  redirect: (to) => status(302, { Location: to }, ""),
  /** A status. */
  status,
  /** No answer at all. */
  hang: () => ({ answer: () => {} }),
  /** Waits until `release()`; `reached` comes true when the request is there. */
  hold: () => {
    let reach, release;
    const reached = new Promise((resolve) => (reach = resolve));
    const released = new Promise((resolve) => (release = resolve));
    return {
      reached,
      release,
      answer: async (outgoing, forward) => {
        reach();
        await released;
        await forward();
      },
    };
  },
};

function status(code, headers, body) {
  return { answer: (outgoing) => outgoing.writeHead(code, headers).end(body) };
}
