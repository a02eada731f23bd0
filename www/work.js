/**
 * Where the work of these pages lies: with the collector that serves them; or, where there is none
 * (a plain file server), in the folder `demo` beside them.
 *
 * @module
 */

/** The demo's guidelines, for where nobody lists them. */
const DEMO = ["product-search", "short-video-safety", "web-results"];

/** All guidelines, each with id, title, languages and number of tasks; and whether a collector lists them. */
export async function guidelines() {
  const listed = await json("api/guidelines").catch(() => null);
  if (Array.isArray(listed)) return { collected: true, list: listed };
  const read = DEMO.map(async (name) => {
    const [{ id, title, languages }, tasks] = await Promise.all([json(`demo/${name}.json`), json(`demo/${name}.tasks.json`)]);
    return { id, title, languages, tasks: (tasks.tasks ?? tasks).length };
  });
  const settled = await Promise.allSettled(read);
  return { collected: false, list: settled.filter((it) => it.status === "fulfilled").map((it) => it.value) };
}

/** The attributes of the element for one guideline. */
export async function attributes(guideline, annotator) {
  const id = encodeURIComponent(guideline);
  const collected = await json("api/connection").then(() => true, () => false);
  if (!collected) return { guideline: `demo/${id}.json`, tasks: `demo/${id}.tasks.json` };
  return {
    guideline: `api/guidelines/${id}`,
    tasks: `api/tasks/pages?guideline=${id}&annotator=${encodeURIComponent(annotator)}`,
    connection: "api/connection",
  };
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}
