// Times the proofs in a page, in the worker that the studio uses and as it uses it: it is there from when the
// page opens, proves the studio's first guideline, and then that of an author, with the tests that it lacks,
// and again after an edit of one rule. Beside it what a page waits for that asks a new worker at once.

const ROUNDS = 3;

/** How long authors look at the studio before they open a guideline of theirs, at the least, and before they edit it. */
const PAUSES = [1_000, 300];

/** In the page. */
const PROVE = `
const [first, whole, edited, [opening, editing], done] = arguments;
let worker;
const begin = () => (worker?.terminate(), (worker = new Worker("studio-proofs.js", { type: "module" })));
const timed = (id, guideline, since) => new Promise((resolve) => {
  const start = performance.now();
  worker.onmessage = ({ data }) => { if (data.id === id && !data.progress) resolve(performance.now() - start); };
  worker.postMessage({ id, guideline, since });
});
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
(async () => {
  begin();
  const cold = await timed(0, whole);
  begin();
  await timed(1, first);
  await pause(opening);
  const ready = await timed(2, whole, 1);
  await pause(editing);
  const edit = await timed(3, edited, 2);
  worker.terminate();
  done({ cold, whole: ready, edit });
})();`;

/** For each size its figures, with those of the page: the best of a few rounds, as what else runs only adds to it. */
export async function timeProofs(driver, address, sizes) {
  await driver.get(`${address}/gradeglass/10/`);
  const first = await driver.executeAsyncScript("fetch('templates/product-relevance.yaml').then((it) => it.text()).then(arguments[0])");
  const timed = [];
  for (const { guideline, edited, ...size } of sizes) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [whole, again] = [guideline, edited].map((made) => JSON.stringify(made));
      rounds.push(await driver.executeAsyncScript(PROVE, first, whole, again, PAUSES));
    }
    const best = (name) => Math.min(...rounds.map((round) => round[name]));
    timed.push({ ...size, cold: best("cold"), page: best("whole"), pageEdit: best("edit") });
  }
  return timed;
}
