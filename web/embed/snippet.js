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
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  const texts = {
    es: ["Caso clínico en Foco", "Abrir el caso en una pestaña nueva"],
    en: ["Clinical case in Foco", "Open the case in a new tab"],
  };
  const code = () => {
    const [title, link] = texts[at("lang").value];
    const to = escaped(address());
    return `<iframe src="${to}" title="${title}" width="100%" height="900" loading="lazy" sandbox="${SANDBOX}" ` +
      `allow="clipboard-write; fullscreen" referrerpolicy="no-referrer"></iframe>\n` +
      `<p><a href="${to}" target="_blank" rel="noopener noreferrer">${link}</a></p>`;
  };

  let frame = null;
  const show = () => {
    at("code").value = code();
    at("copied").textContent = "";
    frame?.remove();
    frame = document.createElement("iframe");
    frame.title = texts[at("lang").value][0];
    frame.height = 900;
    frame.setAttribute("sandbox", SANDBOX);
    frame.referrerPolicy = "no-referrer";
    frame.src = address();
    at("preview").append(frame);
  };
  addEventListener("message", ({ source, data }) => {
    if (source === frame?.contentWindow && data?.type === "foco:resize" && Number.isFinite(data.height)) frame.height = data.height;
  });
  names.forEach((name) => at(name).addEventListener("change", show));
  at("copy").addEventListener("click", async () => {
    at("code").select();
    try {
      await navigator.clipboard.writeText(at("code").value);
      at("copied").textContent = "✓";
    } catch { /* it stays selected: Ctrl+C copies it */ }
  });
  show();
})();
