// Run by names.test.mjs: a script in a page tries to have names looked up that carry a text; the resolver tells which arrived.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SINGLE, demo } from "./artefacts.mjs";
import { drive, opened, paste, sleep, walk } from "./drive.mjs";
import { listenForNames } from "./sink.mjs";

const MARK = "zqxjkvbn7744";
const ATTEMPTS = {
  "dns-prefetch": "const l = document.createElement('link'); l.rel = 'dns-prefetch'; l.href = '//' + name; document.head.append(l);",
  "preconnect": "const l = document.createElement('link'); l.rel = 'preconnect'; l.href = 'http://' + name; document.head.append(l);",
  "prefetch": "const l = document.createElement('link'); l.rel = 'prefetch'; l.href = 'http://' + name + '/'; document.head.append(l);",
  "link": "const a = document.createElement('a'); a.href = 'http://' + name + '/'; a.textContent = 'x'; document.body.append(a); a.focus();",
  "image": "new Image().src = 'http://' + name + '/';",
  "fetch": "fetch('http://' + name + '/').catch(() => {});",
  "websocket": "new WebSocket('ws://' + name + '/');",
  "stun": "const p = new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + name }] }); p.createDataChannel('x'); p.createOffer().then((o) => p.setLocalDescription(o));",
};

const resolver = await listenForNames();
const folder = mkdtempSync(join(tmpdir(), "foco-names-"));
writeFileSync(join(folder, "control.html"), "<!doctype html><title>control</title><body><textarea></textarea>");
const browser = await drive(process.argv[2]);
const attempt = async (page, zone) => {
  for (const [way, body] of Object.entries(ATTEMPTS)) {
    await page.run(`try { const [name] = arguments; ${body} } catch { /* refused */ }`, `${way}.${MARK}.${zone}.test`);
  }
  await sleep(3000);
  const mine = resolver.names.map((name) => name.toLowerCase()).filter((name) => name.endsWith(`.${zone}.test`));
  return [...new Set(mine.map((name) => name.split(".")[0]))].sort();
};
try {
  const plain = await browser.visit(pathToFileURL(join(folder, "control.html")).href);
  const control = await attempt(plain, "control");
  await plain.close();
  const page = await browser.visit(SINGLE);
  await opened(page);
  await paste(page, `${demo}\n${MARK}`);
  await walk(page, `${demo}\n${MARK}`, { identifiers: false });
  const foco = await attempt(page, "foco");
  const other = resolver.names.filter((name) => name.includes(MARK) && !name.endsWith(".control.test") && !name.endsWith(".foco.test"));
  console.log(JSON.stringify({ control, foco: [...foco, ...other] }));
} finally {
  await browser.close();
  resolver.close();
  rmSync(folder, { recursive: true });
}
