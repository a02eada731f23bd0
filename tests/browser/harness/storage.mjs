// What the browser keeps for the page.

/** How many drafts are on the disk. */
export function drafts(page) {
  return page.driver.executeAsyncScript(`
    const done = arguments[0];
    (async () => {
      let count = 0;
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        for (const store of database.objectStoreNames) {
          if (!/draft/i.test(store)) continue;
          const request = database.transaction(store).objectStore(store).count();
          count += await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
        }
        database.close();
      }
      return count;
    })().then(done, (error) => done(String(error)));`);
}
