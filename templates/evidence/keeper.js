// Hands out kept pages of the library where there is no connection. It never keeps a page by itself.
"use strict";
const WORDS = JSON.parse("{{ words|escapejs }}");
const PATIENCE = 4000;
const ABOUT = "/kept";

const keptCopy = async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const about = await cache.match(ABOUT);
    // Without this entry the copy is not complete.
    if (about) return { cache, about: await about.json() };
  }
  return null;
};

const fromTheNetwork = (request) =>
  new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error("too slow")), PATIENCE);
    // Asked anew: the browser's own store would show a page without saying how old it is.
    fetch(request, { cache: "no-cache" }).then(resolve, reject).finally(() => clearTimeout(tooLong));
  });

const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const withNotice = async (page, about) => {
  const text = await page.text();
  const date = new Date(about.kept_on).toLocaleDateString(WORDS.language, { dateStyle: "long" });
  const said = WORDS.offline.replace("{date}", date).replace("{edition}", about.edition);
  const begin = text.indexOf(">", text.indexOf("<main")) + 1;
  const notice = `<div class="callout callout-warning" role="status" data-kept-copy><p>${escaped(said)}</p></div>`;
  const headers = new Headers(page.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(text.slice(0, begin) + notice + text.slice(begin), { headers });
};

const answer = async (event) => {
  const copy = await keptCopy();
  const page = copy && (await copy.cache.match(event.request, { ignoreSearch: true, ignoreVary: true }));
  if (!page) return fetch(event.request);
  const isPage = event.request.mode === "navigate";
  try {
    const response = await fromTheNetwork(event.request);
    if (isPage) event.waitUntil(dropWhatWasWithdrawn(copy.about));
    return response;
  } catch {
    return isPage ? withNotice(page, copy.about) : page;
  }
};

// With a connection again, a copy goes whose edition, or a source in it, was withdrawn.
const dropWhatWasWithdrawn = async (about) => {
  const response = await fetch(WORDS.list, { cache: "no-cache", credentials: "omit" });
  if (!response.ok) return;
  const now = await response.json();
  const changed = now.edition === about.edition && now.version !== about.version;
  if (!changed && !now.withdrawn.includes(about.edition)) return;
  for (const name of await caches.keys()) await caches.delete(name);
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && new URL(url).origin === location.origin) event.respondWith(answer(event));
});
