// Runs before anything else in the one-file page. The page's policy forbids connections; it does not stop
// navigation, window.open or (in some browsers) WebRTC. What is not there cannot be called.
(() => {
  const gone = [
    "RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "WebSocket", "WebSocketStream", "WebTransport",
    "EventSource", "XMLHttpRequest", "fetch", "fetchLater", "open", "Worker", "SharedWorker", "Notification",
  ];
  for (const name of gone) {
    try { Object.defineProperty(window, name, { value: undefined, writable: false, configurable: false }); } catch { /* not there */ }
  }
  try { Object.defineProperty(Navigator.prototype, "sendBeacon", { value: undefined, configurable: false }); } catch { /* not there */ }
})();
