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

/** Everything that the browser keeps for the element, each value as a text under its store's name. */
export function everything(page) {
  return page.driver.executeAsyncScript(`
    const done = arguments[0];
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    (async () => {
      const database = await answer(indexedDB.open("gradeglass"));
      const found = [];
      for (const name of database.objectStoreNames) {
        const store = database.transaction(name).objectStore(name);
        for (const value of await answer(store.getAll())) found.push(name + " " + JSON.stringify(value));
      }
      database.close();
      return found;
    })().then(done, (error) => done(String(error)));`);
}
