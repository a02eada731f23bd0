/**
 * Keeps what lies on the desk, with each change, in this browser: nothing typed is lost through reload
 * or crash. Each tab has a desk of its own; a tab that begins goes on with its own, or with the last.
 *
 * @module
 */

const DATABASE = "gradeglass-studio";
const STORE = "desks";
const OWN = "gradeglass-studio-desk";

export class Desks {
  #database;
  #waiting;
  #writing = false;
  #kept = {};

  static async open() {
    const desks = new Desks();
    desks.name = sessionStorage.getItem(OWN);
    // Where the browser stores nothing, the desk lasts as long as the page.
    desks.#database = await open().catch(() => undefined);
    return desks;
  }

  /** What was on this tab's desk; for a new tab, what was worked on last. */
  async last() {
    const all = (await this.#all()).sort((one, other) => other.at - one.at);
    const own = all.find((desk) => desk.id === this.name);
    if (!own) this.#rename();
    this.#kept = own ?? all[0] ?? {};
    return own ?? all[0];
  }

  /** A desk of its own for something else. */
  async begin(desk) {
    this.#rename();
    await this.keep(JSON.stringify(desk));
  }

  /** Keeps a desk. While one is being written only the latest waits. */
  async keep(json) {
    this.#kept = JSON.parse(json);
    this.#waiting = this.#kept;
    if (this.#writing || !this.#database) return;
    this.#writing = true;
    while (this.#waiting) {
      const desk = { ...this.#waiting, id: this.name, at: Date.now() };
      this.#waiting = undefined;
      await done(this.#store("readwrite").put(desk)).catch(() => {});
    }
    this.#writing = false;
  }

  /** Keeps a text before anything is known of it. */
  keepText(text) {
    return this.keep(JSON.stringify({ ...this.#kept, text }));
  }

  #rename() {
    this.name = crypto.randomUUID();
    sessionStorage.setItem(OWN, this.name);
  }

  async #all() {
    return this.#database ? done(this.#store("readonly").getAll()).catch(() => []) : [];
  }

  /** On the disk before it is called kept. */
  #store(mode) {
    return this.#database.transaction(STORE, mode, { durability: mode === "readwrite" ? "strict" : "default" }).objectStore(STORE);
  }
}

function open() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
  return done(request);
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
