// Starts the page of `site/`. File names come in <meta> tags, so that nothing here changes with a build.
const named = (name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI).href;

const start = async () => {
  if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
  const { default: init } = await import(named("foco-js"));
  await init({ module_or_path: named("foco-wasm") });
};

start().catch(() => {
  document.getElementById("boot").hidden = false;
});
