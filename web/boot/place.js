// Where the page stands and what its address brings, told to the module by marks on the root element: the module can read no
// address itself. A report in the fragment leaves the address at once, so that neither the history nor who copies the
// address keeps it.
(() => {
  const root = document.documentElement, MOST = 20_000;
  if (window.parent !== window) root.setAttribute("data-framed", "");
  else if (/^https?:$/.test(location.protocol)) root.setAttribute("data-at", location.origin + location.pathname);
  const brought = () => /[#&]c=([^&#?]*)/.exec(location.hash);
  const report = brought();
  if (report) {
    root.setAttribute("data-linked", "");
    root.setAttribute("data-c", report[1].slice(0, MOST));
    const rest = location.hash.replace(report[0], report[0][0]).replace(/^#$/, "");
    try { history.replaceState(null, "", location.pathname + location.search + rest); } catch { location.replace("#"); }
  }
  // An address that brings another report to the open page opens it as a new page would.
  addEventListener("hashchange", () => { if (brought()) location.reload(); });
})();
