// The service worker of `site/`: keeps the files of one build and answers with them, so that the page opens without a
// network. It keeps nothing else, and lets the page ask for nothing else.
// `cargo xtask` writes BUILD and FILES ([address, integrity]) in front.
const PREFIX = `foco ${registration.scope} `;
const CACHE = PREFIX + BUILD;
const HOME = new URL("./", registration.scope).href;

const kept = new Set(FILES.map(([address]) => new URL(address, registration.scope).href));

const store = async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map(([address, integrity]) => new Request(new URL(address, registration.scope), { integrity, cache: "no-cache" })));
};

const tidy = async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
};

const answer = async (address) => (await (await caches.open(CACHE)).match(address)) ?? Response.error();

addEventListener("install", (event) => event.waitUntil(store()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("message", (event) => { if (event.data === "take over") skipWaiting(); });
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  url.search = url.hash = "";
  if (url.href === `${HOME}index.html`) url.href = HOME;
  // Other pages under the same path are none of this worker's business; for its own page it is the only source.
  if (event.request.mode === "navigate" && !kept.has(url.href)) return;
  event.respondWith(answer(url.href));
});
