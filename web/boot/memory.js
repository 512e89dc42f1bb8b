// Keeps the report over a reload of this tab, where the reader asks for it: under one key of the tab's session storage, for
// half an hour after the last change. It takes hold of the storage before the page is locked; afterwards nothing else
// can. The module speaks by `foco-memory` (no text: what is kept? A text: keep it. An empty one: forget) and hears by
// `foco-kept` (what is kept, empty if nothing; no text where nothing can be kept).
(() => {
  const KEY = "foco-report", MOST = 30 * 60 * 1000;
  // In a frame the storage belongs to somebody else's platform; from disk other local files may share it.
  if (window.parent !== window) return;
  const { apply } = Reflect, { now } = Date;
  const open = () => {
    if (!/^https?:$/.test(location.protocol)) return null;
    const { sessionStorage: store } = window, { getItem, setItem, removeItem } = Storage.prototype;
    // Functions are called as they were when the page opened: one that is put in their place would be handed the storage.
    return {
      get: () => apply(getItem, store, [KEY]),
      set: (value) => apply(setItem, store, [KEY, value]),
      remove: () => apply(removeItem, store, [KEY]),
    };
  };
  const attempt = (what) => { try { return what(); } catch { return null; } };
  const kept = attempt(open);
  const tell = (detail) => { document.dispatchEvent(new CustomEvent("foco-kept", { detail })); };

  let until = 0, timer;
  const forget = () => { until = 0; clearTimeout(timer); kept.remove(); };
  const expire = () => {
    if (!until || now() < until) return;
    forget();
    tell("");
  };
  const last = (moment) => {
    until = moment + MOST;
    clearTimeout(timer);
    timer = setTimeout(expire, until - now() + 50);
  };
  // `moment text`. What is too old, or from a clock that was wrong, goes without being read.
  const recall = () => {
    const value = kept.get();
    if (value === null) return "";
    const space = value.indexOf(" "), moment = Number(value.slice(0, space)), age = now() - moment;
    if (space > 0 && age >= 0 && age < MOST) {
      last(moment);
      return value.slice(space + 1);
    }
    forget();
    return "";
  };
  // What comes back from here is no change: its time goes on.
  const keep = (text) => {
    if (until && recall() === text) return;
    const moment = now();
    kept.set(`${moment} ${text}`);
    last(moment);
  };

  // What has expired goes also if nobody asks for it.
  if (kept) attempt(recall);
  addEventListener("visibilitychange", () => { if (kept) expire(); });
  document.addEventListener("foco-memory", ({ detail }) => {
    if (!kept) return tell(null);
    try {
      if (typeof detail !== "string") tell(recall());
      else if (detail) keep(detail);
      else forget();
    } catch {
      // Full, or taken away meanwhile: what is there is older than the report.
      attempt(forget);
      tell(null);
    }
  });
})();
