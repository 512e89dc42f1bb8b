// The module can stop in the middle of its work, by a fault of ours or of the browser's. What stands on the page may then
// belong to another text than the one above it, and nothing answers any more: that has to be said.
(() => {
  const { RuntimeError } = window.WebAssembly ?? {};
  // A module that runs out of stack is stopped with one of the language's own errors.
  const stops = (error) => (RuntimeError && error instanceof RuntimeError) || error instanceof RangeError || error?.name === "InternalError";
  // Of a page that is a file, WebKit tells its own scripts no more than this.
  const muted = (event) => location.protocol === "file:" && event.message === "Script error.";
  const tell = (stopped) => { if (stopped) document.getElementById("halted")?.removeAttribute("hidden"); };
  addEventListener("error", (event) => tell(stops(event.error) || muted(event)));
  addEventListener("unhandledrejection", (event) => tell(stops(event.reason)));
  addEventListener("click", ({ target }) => { if (target.id === "reload") location.reload(); });
})();
