// The real collector, on a free port and a database of its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gradeglass, pages } from "./settings.mjs";

export class Collector {
  /** Starts it with guidelines and their tasks, `[[guideline, tasks], …]`; without, with the demo. */
  static async start({ documents = [], extra = [] } = {}) {
    const collector = new Collector();
    collector.folder = mkdtempSync(join(tmpdir(), "gradeglass-collector-"));
    collector.database = join(collector.folder, "judgments.sqlite");
    collector.port = 0;
    const given = documents.flatMap(([guideline, tasks], at) => [
      ...["--guideline", collector.#write(`guideline-${at}.json`, guideline)],
      ...["--tasks", collector.#write(`tasks-${at}.json`, tasks)],
    ]);
    collector.arguments = [...(given.length > 0 ? given : ["--demo"]), ...extra];
    await collector.resume();
    return collector;
  }

  /** Starts the process; again on the same port and database, when it ran before. */
  async resume() {
    const fixed = ["--pages", pages, "--listen", `127.0.0.1:${this.port}`, "--database", this.database];
    this.process = spawn(gradeglass, ["serve", ...this.arguments, ...fixed], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.said = "";
    this.process.stderr.on("data", (text) => (this.said += text));
    this.address = await this.#ready();
    this.port = Number(new URL(this.address).port);
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

  #write(name, document) {
    const path = join(this.folder, name);
    writeFileSync(path, JSON.stringify(document));
    return path;
  }

  /** The address in the line that says that it is ready. */
  #ready() {
    return new Promise((resolve, reject) => {
      this.process.stdout.on("data", (text) => {
        this.said += text;
        const found = /ready at (http:\S+?)\/?\s/.exec(this.said);
        if (found) resolve(found[1]);
      });
      this.process.once("exit", (code) => reject(new Error(`the collector ended with ${code}: ${this.said}`)));
      this.process.once("error", reject);
    });
  }
}
