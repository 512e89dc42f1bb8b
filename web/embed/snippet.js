// Makes the code that embeds a case, and shows what it gives. No report is ever typed here.
(() => {
  const at = (id) => document.getElementById(id);
  const names = ["case", "lang", "theme", "mode"];
  const SANDBOX = "allow-scripts allow-downloads";
  const page = new URL("./embed.html", location.href);
  page.search = page.hash = "";

  const address = () => {
    const chosen = names.map((name) => [name, at(name).value]).filter(([, value]) => value);
    const fragment = new URLSearchParams(chosen).toString();
    return fragment ? `${page.href}#${fragment}` : page.href;
  };
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const texts = {
    es: ["Caso clínico en Foco", "Abrir el caso en una pestaña nueva"],
    en: ["Clinical case in Foco", "Open the case in a new tab"],
  };
  const code = () => {
    const [title, link] = texts[at("lang").value];
    const parts = { to: escaped(address()), title, link, height: at("height").value };
    return at("form").textContent.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
  };

  let frame = null;
  const show = () => {
    at("code").value = code();
    at("copied").textContent = "";
    frame?.remove();
    frame = document.createElement("iframe");
    frame.title = texts[at("lang").value][0];
    frame.height = at("height").value;
    frame.setAttribute("sandbox", SANDBOX);
    frame.referrerPolicy = "no-referrer";
    frame.src = address();
    at("preview").append(frame);
  };
  addEventListener("message", ({ source, data }) => {
    if (source === frame?.contentWindow && data?.type === "foco:resize" && Number.isFinite(data.height)) frame.height = data.height;
  });
  [...names, "height"].forEach((name) => at(name).addEventListener("change", show));
  at("copy").addEventListener("click", async () => {
    at("code").select();
    try {
      await navigator.clipboard.writeText(at("code").value);
      at("copied").textContent = "✓";
    } catch { /* it stays selected: Ctrl+C copies it */ }
  });
  show();
})();
