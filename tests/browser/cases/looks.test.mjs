// Screenshots of every state at every width, light and dark, from left to right and from right to
// left: kept for people to look at. What is asserted is that nothing is wider than its page.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Browser } from "../harness/browser.mjs";
import { fromCollector } from "../harness/host.mjs";
import { openEmbedded, setScene } from "../harness/scene.mjs";
import { keepShot } from "../harness/shots.mjs";

const WIDTHS = [360, 800, 1280, 1920];
const shared = { light: {}, dark: {} };
after(() => Promise.all(Object.values(shared).map(({ browser }) => browser?.quit())));

for (const theme of ["light", "dark"]) {
  for (const [locale, dir] of [["en", "ltr"], ["ar", "rtl"]]) {
    test(`the demo fits its page, ${theme}, ${locale}`, async (t) => {
      shared[theme].browser ??= await Browser.start({ dark: theme === "dark", size: [1280, 900] });
      const scene = await setScene(t, shared[theme]);
      const guidelines = await (await fetch(`${scene.collector.address}/api/guidelines`)).json();
      for (const { id } of guidelines) {
        await openEmbedded(scene, fromCollector(id, "ann", { locale }), { lang: locale, dir });
        for (const width of WIDTHS) {
          await scene.browser.resize(width, 900);
          await scene.page.ready();
          await keepShot(scene.driver, `${id}-${width}-${theme}-${locale}`);
          const wide = await scene.page.inside("return host.scrollWidth - host.clientWidth");
          assert.ok(wide <= 1, `${id} at ${width} px is ${wide} px wider than its page`);
        }
      }
    });
  }
}
