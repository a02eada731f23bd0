// Receivers as other people run them, each in a process of its own, on a free port and an empty folder.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./ports.mjs";
import { receiversPython as python, root } from "./settings.mjs";

const program = (name) => join(python, "..", name);

/** Runs a script of tests/python with the receivers' packages; gives what it prints. */
export function run(script, args = [], input) {
  const ran = spawnSync(python, [join(root, "tests/python", script), ...args], { input, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`${script} ${args.join(" ")}: ${ran.stderr}`);
  return ran.stdout.trim();
}

/** Starts a program; comes true when it has printed `ready`. */
async function started(name, args, env, ready) {
  const child = spawn(program(name), args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  await new Promise((resolve, reject) => {
    const hear = (text) => {
      said += text;
      if (ready.test(said)) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}: ${said.slice(-2000)}`)));
    child.once("error", reject);
  });
  return async () => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
}

/** An S3-compatible server. */
export async function s3() {
  const port = await freePort();
  const stop = await started("moto_server", ["-H", "127.0.0.1", "-p", String(port)], {}, /Running on/);
  return { address: `http://127.0.0.1:${port}`, stop };
}

const TOKEN = "0123456789abcdef0123456789abcdef01234567";

/** Label Studio, with one user. `call(method, path, body)` speaks to its API. */
export async function labelStudio() {
  const folder = mkdtempSync(join(tmpdir(), "gradeglass-label-studio-"));
  const port = await freePort();
  const env = {
    LABEL_STUDIO_BASE_DATA_DIR: folder,
    LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN: "true",
    COLLECT_ANALYTICS: "false",
    LATEST_VERSION_CHECK: "false",
    SENTRY_DSN: "",
    FRONTEND_SENTRY_DSN: "",
  };
  const user = ["--username", "judge@portal.example", "--password", "not-a-secret", "--user-token", TOKEN];
  const args = ["start", "--no-browser", "--port", String(port), "--internal-host", "127.0.0.1", ...user];
  const stop = await started("label-studio", args, env, /Starting development server|Quit the server/);
  const address = `http://127.0.0.1:${port}`;
  const call = async (method, path, body) => {
    const headers = { Authorization: `Token ${TOKEN}`, "Content-Type": "application/json" };
    const answer = await fetch(address + path, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    address,
    token: TOKEN,
    call,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
