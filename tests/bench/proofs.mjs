// Times the proofs in a page, in the worker that the studio uses: a guideline as a whole, with the tests
// that it lacks, and again after an edit of one rule.

const ROUNDS = 3;

/** In the page. The first message only brings the WebAssembly. */
const PROVE = `
const [whole, edited, done] = arguments;
const worker = new Worker("studio-proofs.js", { type: "module" });
const timed = (id, guideline) => new Promise((resolve) => {
  const start = performance.now();
  worker.onmessage = ({ data }) => { if (data.id === id && !data.progress) resolve(performance.now() - start); };
  worker.postMessage({ id, guideline });
});
(async () => {
  await timed(0, "");
  const first = await timed(1, whole);
  const edit = await timed(2, edited);
  worker.terminate();
  done({ whole: first, edit });
})();`;

/** For each size its figures, with those of the page: the best of a few rounds, as what else runs only adds to it. */
export async function timeProofs(driver, address, sizes) {
  await driver.get(`${address}/gradeglass/10/`);
  const timed = [];
  for (const { guideline, edited, ...size } of sizes) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(await driver.executeAsyncScript(PROVE, JSON.stringify(guideline), JSON.stringify(edited)));
    }
    const best = (name) => Math.min(...rounds.map((round) => round[name]));
    timed.push({ ...size, page: best("whole"), pageEdit: best("edit") });
  }
  return timed;
}
