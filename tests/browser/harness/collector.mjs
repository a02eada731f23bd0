// The real collector, on a free port and a database of its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gradeglass, pages } from "./settings.mjs";

export class Collector {
  /** Starts it. `guidelines` and `tasks` are files; without them it has the demo. */
  static async start({ guidelines = [], tasks = [], extra = [] } = {}) {
    const collector = new Collector();
    collector.folder = mkdtempSync(join(tmpdir(), "gradeglass-collector-"));
    collector.database = join(collector.folder, "judgments.sqlite");
    collector.port = await freePort();
    collector.address = `http://127.0.0.1:${collector.port}`;
    const documents = [
      ...guidelines.flatMap((file) => ["--guideline", file]),
      ...tasks.flatMap((file) => ["--tasks", file]),
    ];
    collector.arguments = [...(documents.length > 0 ? documents : ["--demo"]), ...extra];
    await collector.resume();
    return collector;
  }

  /** Starts the process, on the same port and database as before. */
  async resume() {
    const fixed = ["--pages", pages, "--listen", `127.0.0.1:${this.port}`, "--database", this.database];
    this.process = spawn(gradeglass, ["serve", ...this.arguments, ...fixed], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.said = "";
    this.process.stdout.on("data", (text) => (this.said += text));
    this.process.stderr.on("data", (text) => (this.said += text));
    const ended = once(this.process, "exit").then(([code]) => {
      throw new Error(`the collector ended with ${code}: ${this.said}`);
    });
    ended.catch(() => {});
    await Promise.race([this.#answers(), ended]);
  }

  /** Ends the process; what it stored stays. */
  async stop() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, "exit");
    this.process.kill("SIGTERM");
    await ended;
  }

  /** Ends the process and removes its database. */
  async close() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** All judgments that it has stored. */
  async judgments() {
    const answer = await fetch(`${this.address}/api/judgments`);
    const lines = (await answer.text()).split("\n").filter((line) => line.trim() !== "");
    return lines.map((line) => JSON.parse(line));
  }

  async #answers() {
    for (;;) {
      const answer = await fetch(`${this.address}/api/health`).catch(() => null);
      if (answer?.ok) return;
      if (this.process.exitCode !== null) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
