// Starts a one-file page: the module lies compressed in the page itself, because a file may fetch nothing.
(() => {
  lockdown();
  const fail = () => {
    const show = () => { document.getElementById("boot").hidden = false; };
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", show); else show();
  };
  const unpack = (id) => {
    const bytes = bytesOf(document.getElementById(id).textContent);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  };
  const shown = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const start = async () => {
    await wasm_bindgen({ module_or_path: await WebAssembly.compile(await unpack("foco-wasm")) });
    // The trained model comes after the first picture of the page, which reads with its lexicon until then.
    await shown();
    document.dispatchEvent(new CustomEvent("foco-model", { detail: new Uint8Array(await unpack("foco-model")) }));
  };
  start().catch(fail);
})();
