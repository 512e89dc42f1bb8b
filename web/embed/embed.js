// What an embedded page takes from its address and tells its host: readiness and height, never text.
(() => {
  const root = document.documentElement;
  // `#case=celulitis&lang=en&theme=dark&mode=read&id=unit3`, and the secret that WordPress appends as `#?secret=…`.
  const fragment = location.hash.slice(1);
  const given = new URLSearchParams(fragment.split(/#?\?/)[0]);
  const word = /^[a-z0-9_-]{1,40}$/;
  for (const name of ["case", "lang", "theme", "mode"]) {
    const value = given.get(name) ?? "";
    if (word.test(value)) root.setAttribute(`data-${name}`, value);
  }
  root.setAttribute("data-framed", "");
  if (window.parent === window) return;

  const id = word.test(given.get("id") ?? "") ? given.get("id") : "";
  const secret = /[?&]secret=([A-Za-z0-9]{1,40})$/.exec(fragment)?.[1];
  const say = (message) => window.parent.postMessage(message, "*");
  let ready = false, told = 0, h5p = false;

  const tell = () => {
    if (!document.getElementById("app")?.firstChild) return;
    if (!ready) {
      ready = true;
      say({ type: "foco:ready", id });
      say({ context: "h5p", action: "hello" });
    }
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    say({ type: "foco:resize", height, id });
    say(JSON.stringify({ subject: "lti.frameResize", height })); // Canvas
    if (secret) say({ message: "height", value: height, secret }); // WordPress
    if (h5p) say({ context: "h5p", action: "resize", scrollHeight: height });
  };
  // H5P's resizer answers a greeting; it asks again when its own width changes.
  addEventListener("message", (event) => {
    if (event.source !== window.parent || event.data?.context !== "h5p") return;
    if (event.data.action === "hello") { h5p = true; told = 0; tell(); }
    if (event.data.action === "resize" || event.data.action === "resizePrepared") { told = 0; tell(); }
  });
  const watch = () => new ResizeObserver(tell).observe(document.body);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", watch); else watch();
})();
