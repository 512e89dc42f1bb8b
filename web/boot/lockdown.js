// What is not there cannot be called. The page's policy forbids connections; it does not stop navigation, window.open or
// (in some browsers) WebRTC, and it says nothing about storage, speech or the browser's own helpers. The one-file pages
// call this before the module starts, `site/` once it has asked for its own files. docs/privacy.md says what stays possible.
const lockdown = () => {
  "use strict";
  const { apply } = Reflect;
  const fix = (owner, name, value) => {
    if (!owner || !(name in owner)) return;
    try { Object.defineProperty(owner, name, { value, writable: false, configurable: false }); } catch { /* the browser keeps it */ }
  };
  const remove = (owner, ...names) => names.forEach((name) => fix(owner, name, undefined));

  // Ways out.
  remove(window, "RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "RTCIceGatherer", "RTCIceTransport");
  remove(window, "fetch", "fetchLater", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource");
  remove(window, "open", "showModalDialog", "Worker", "SharedWorker", "BroadcastChannel", "Notification", "PushManager");
  remove(window, "PaymentRequest", "PresentationRequest", "sharedStorage", "fence", "Fence", "external");
  remove(window.Worklet?.prototype, "addModule");
  remove(Document.prototype, "open", "write", "writeln");
  remove(Navigator.prototype, "sendBeacon", "share", "serviceWorker", "credentials", "registerProtocolHandler", "bluetooth",
    "usb", "serial", "hid", "mediaDevices", "geolocation", "requestMIDIAccess", "presentation", "joinAdInterestGroup", "runAdAuction");
  // Helpers of the browser that may ask a service on the network.
  remove(window, "speechSynthesis", "SpeechSynthesisUtterance", "SpeechRecognition", "webkitSpeechRecognition",
    "Translator", "LanguageDetector", "LanguageModel", "Summarizer", "Writer", "Rewriter", "Proofreader", "ai");
  // Places to keep something. boot/memory.js has taken hold of its one key before.
  remove(window, "localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore", "openDatabase",
    "showSaveFilePicker", "showOpenFilePicker", "showDirectoryPicker", "requestFileSystem", "webkitRequestFileSystem");
  remove(Navigator.prototype, "storage", "storageBuckets");
  remove(window.StorageEvent?.prototype, "storageArea");
  fix(Document.prototype, "cookie", "");

  // A frame would bring a fresh set of all of this, and a shadow tree could hide a link. Elements come from the two
  // functions below and from nowhere else: markup in text is stopped by the policy.
  remove(window, "customElements", "XSLTProcessor");
  remove(DOMImplementation.prototype, "createDocument");
  remove(Element.prototype, "attachShadow");
  remove(window.HTMLIFrameElement?.prototype, "contentWindow", "contentDocument", "getSVGDocument");
  const framing = /(^|:)(iframe|frame|frameset|object|embed|applet|fencedframe|portal|controlledframe|webview)$/i;
  const linking = /(^|:)(a|area)$/i, spaces = /^http:\/\/www\.w3\.org\/(1999\/xhtml|2000\/svg)$/;
  Object.freeze(RegExp.prototype);
  Object.freeze(String.prototype);
  const plain = (name, ...refused) => {
    const text = String(name);
    if (refused.some((pattern) => pattern.test(text))) throw new TypeError("no frames and no foreign links here");
    return text;
  };
  const { createElement, createElementNS } = Document.prototype;
  fix(Document.prototype, "createElement", function (name) { return apply(createElement, this, [plain(name, framing)]); });
  fix(Document.prototype, "createElementNS", function (space, name) {
    const where = String(space);
    if (!spaces.test(where)) throw new TypeError("HTML and SVG only");
    return apply(createElementNS, this, [where, plain(name, framing, linking)]);
  });

  // Links lead within the page or to a file that the page made. References are told as text.
  const getter = (owner, name) => Object.getOwnPropertyDescriptor(owner.prototype, name).get;
  const parent = getter(Node, "parentNode"), target = getter(Event, "target");
  const address = [getter(HTMLAnchorElement, "href"), getter(HTMLAreaElement, "href")];
  const { getAttribute } = Element.prototype, { preventDefault } = Event.prototype;
  const attempt = (get, of) => { try { return apply(get, of, []); } catch { return null; } };
  const leadsOut = (node) => {
    for (let at = node; at; at = attempt(parent, at)) {
      const to = attempt(address[0], at) ?? attempt(address[1], at);
      if (!to) continue;
      const made = apply(getAttribute, at, ["download"]) !== null && /^(blob|data):/.test(to);
      if (!made && !/^#/.test(apply(getAttribute, at, ["href"]) ?? "#")) return true;
    }
    return false;
  };
  const { click } = HTMLElement.prototype, { dispatchEvent } = EventTarget.prototype;
  fix(HTMLElement.prototype, "click", function () { if (!leadsOut(this)) apply(click, this, []); });
  fix(EventTarget.prototype, "dispatchEvent", function (event) { return leadsOut(this) ? false : apply(dispatchEvent, this, [event]); });
  for (const kind of ["click", "auxclick"]) {
    addEventListener(kind, (event) => { if (leadsOut(apply(target, event, []))) apply(preventDefault, event, []); }, true);
  }

  // Only people leave the page: its scripts move within it, reload it, or hand over a file that they made.
  window.navigation?.addEventListener("navigate", (event) => {
    const made = Boolean(event.downloadRequest !== null && event.downloadRequest !== undefined) && /^(blob|data):/.test(event.destination.url);
    const within = event.hashChange || event.navigationType === "reload" || event.navigationType === "traverse";
    if (!made && !within) apply(preventDefault, event, []);
  });
};
