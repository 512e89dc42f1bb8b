// Starts a one-file page: the module lies compressed in the page itself, because a file may fetch nothing.
(() => {
  lockdown();
  const fail = () => {
    const show = () => { document.getElementById("boot").hidden = false; };
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", show); else show();
  };
  const start = async () => {
    const text = atob(document.getElementById("foco-wasm").textContent.trim());
    const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const module = await WebAssembly.compile(await new Response(stream).arrayBuffer());
    await wasm_bindgen({ module_or_path: module });
  };
  start().catch(fail);
})();
