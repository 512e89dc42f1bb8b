// Starts the page of `site/`. File names come in <meta> tags, so that nothing here changes with a build.
(() => {
  const named = (name) => document.querySelector(`meta[name="${name}"]`);
  const address = (meta) => new URL(meta.content, document.baseURI).href;

  const start = async () => {
    if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
    // The glue is a script of the page; only in the page that Trunk builds is it a module.
    const module = named("foco-js");
    const init = module ? (await import(address(module))).default : wasm_bindgen;
    const wasm = named("foco-wasm");
    await init({ module_or_path: fetch(address(wasm), { integrity: wasm.dataset.integrity ?? "" }) });
    bring(named("foco-model"));
  };

  // The trained model comes after the page, which reads with its lexicon until then. Only asking has to be done before
  // the page is locked.
  const bring = (model) => {
    if (!model) return;
    const answer = fetch(address(model), { integrity: model.dataset.integrity ?? "" });
    const hand = (bytes) => document.dispatchEvent(new CustomEvent("foco-model", { detail: new Uint8Array(bytes) }));
    answer.then((a) => (a.ok ? a.arrayBuffer().then(hand) : null)).catch(() => { /* the page works without */ });
  };

  // Keeps the page for use without a network. A new version waits until it is told: reloading would lose the text.
  const keep = async () => {
    const worker = named("foco-worker");
    const container = navigator.serviceWorker;
    if (!worker || !container) return;
    const only = address(worker);
    const check = (url) => { if (url !== only) throw new TypeError("one worker only"); return url; };
    const policy = window.trustedTypes?.createPolicy("foco", { createScriptURL: check });
    const registered = container.register(policy ? policy.createScriptURL(only) : only, { scope: "./", updateViaCache: "none" });
    const controlled = Boolean(container.controller);
    const registration = await registered;
    const notice = document.getElementById("update");
    const tell = () => { notice.hidden = !(controlled && registration.waiting); };
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", tell));
    tell();
    notice.querySelector("button").addEventListener("click", () => {
      if (!registration.waiting) return;
      container.addEventListener("controllerchange", () => location.reload());
      registration.waiting.postMessage("take over");
    });
  };

  start()
    .catch(() => { document.getElementById("boot").hidden = false; })
    // Private windows and embedding pages may refuse a worker: the page works without. It is asked for, not waited for.
    .then(() => { keep().catch(() => {}); })
    // What is loaded later has to be asked for before this line.
    .finally(lockdown);
})();
