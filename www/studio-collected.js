/**
 * What a collector holds of a guideline: the version that annotators have, its tasks, and the judgments
 * that were made.
 *
 * @module
 */

/** How many tasks come at once. */
const PAGE = 1_000;

/**
 * Gives name, text, name, text, as files are given. What it fails with is a key of the studio's words.
 *
 * @param {string} address
 * @param {string} id
 * @param {string} token - Empty where there is none.
 */
export async function collected(address, id, token) {
  const ask = asker(token);
  const api = `${address.replace(/\/+$/, "")}/api`;
  const of = encodeURIComponent(id);
  const guideline = await ask(`${api}/guidelines/${of}`);
  const [judgments, tasks] = await Promise.all([ask(`${api}/judgments?guideline=${of}`), pages(ask, `${api}/tasks/pages?guideline=${of}&limit=${PAGE}`)]);
  return ["guideline", guideline, "judgments.jsonl", judgments, ...tasks];
}

/** Each page names the next. */
async function pages(ask, first) {
  const all = [];
  for (let next = first; next; ) {
    const text = await ask(next);
    all.push("tasks.json", text);
    const { next: rest } = JSON.parse(text);
    next = rest ? new URL(rest, next).href : null;
  }
  return all;
}

function asker(token) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  return async (url) => {
    const answer = await fetch(url, { headers, credentials: "same-origin" }).catch(() => null);
    if (answer?.ok) return answer.text();
    const refused = token ? "collector-refuses-token" : "collector-wants-token";
    throw { 401: refused, 403: refused, 404: "collector-lacks" }[answer?.status] ?? "collector-silent";
  };
}
