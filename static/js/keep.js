// Keeps the public pages of the library on this device, when somebody presses the button and not before.
(() => {
  "use strict";
  const room = document.querySelector("[data-keep]");
  if (!room || !("serviceWorker" in navigator) || !("caches" in window)) return;
  const { list, worker, edition } = room.dataset;
  const ABOUT = "/kept";
  const AT_ONCE = 4;
  const [keepButton, removeButton] = room.querySelectorAll("button");

  const show = (state, filled = {}) => {
    for (const one of room.querySelectorAll("[data-state]")) one.hidden = one.dataset.state !== state;
    for (const [name, text] of Object.entries(filled)) {
      for (const place of room.querySelectorAll(`[data-fill="${name}"]`)) place.textContent = text;
    }
    keepButton.disabled = state === "busy";
    removeButton.hidden = state !== "kept" && state !== "older";
  };

  const ask = async (address) => {
    // Without cookies, so that nothing of a visit can come back.
    const response = await fetch(address, { cache: "no-store", credentials: "omit" });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response;
  };

  const forget = async (except) => {
    for (const name of await caches.keys()) if (name !== except) await caches.delete(name);
  };

  const keep = async () => {
    const name = `kept-${Date.now()}`;
    show("busy", { done: "0", all: "…" });
    try {
      const now = await (await ask(list)).json();
      const cache = await caches.open(name);
      const waiting = [...now.pages, ...now.parts];
      const all = waiting.length;
      const work = async () => {
        while (waiting.length) {
          const address = waiting.shift();
          await cache.put(address, await ask(address));
          show("busy", { done: all - waiting.length, all });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      // Pages of two editions must not stand beside each other.
      const after = await (await ask(list)).json();
      if (after.version !== now.version) throw new Error("another edition came out");
      const about = { edition: now.edition, version: now.version, kept_on: new Date().toISOString() };
      await cache.put(ABOUT, new Response(JSON.stringify(about)));
      await forget(name);
      await navigator.serviceWorker.register(worker);
      await tell();
    } catch {
      await caches.delete(name);
      show("failed");
    }
  };

  const remove = async () => {
    await forget();
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    show("none");
    keepButton.focus();
  };

  const tell = async () => {
    const about = await caches.match(ABOUT);
    // What has no such entry was left by a page that was closed too early.
    if (!about) return (await forget(), show("none"));
    const kept = await about.json();
    const date = new Date(kept.kept_on).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    show(String(kept.edition) === edition ? "kept" : "older", { date, edition: kept.edition });
  };

  keepButton.addEventListener("click", keep);
  removeButton.addEventListener("click", remove);
  room.hidden = false;
  tell();
})();
