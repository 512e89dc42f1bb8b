// What the module can do is what it imports. Every import of every shipped module is on the list in tests/wasm-imports.txt,
// with what it does on the side of the browser, and none of them is a way out.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { EMBED_FILE, SINGLE_FILE, SITE, moduleOf } from "./artefacts.mjs";

const LIST = join(dirname(fileURLToPath(import.meta.url)), "../wasm-imports.txt");

/** Network, navigation, windows, workers, storage, and whatever could call any of them by its name. */
const FORBIDDEN = /fetch|XMLHttp|WebSocket|WebTransport|EventSource|[bB]eacon|RTC|Worker|Worklet|\bopen\(|location|history|navigat(e|ion)|postMessage|localStorage|sessionStorage|indexedDB|caches|cookie|Notification|speech|share\b|\bimport\b|\beval\b|new Function|Reflect\.(get|apply|construct)|\.(call|apply|bind)\b/;

/** The parts of a body that reach the browser; the rest moves numbers and strings in and out of the module. */
const REACHES = /new [A-Z]\w*\b|\binstanceof [A-Z]\w*|\btypeof [a-z]\w*(?= ===)|\b(?:Object|Reflect|Promise|Date|Array|Math|JSON|console|navigator|performance|crypto)\.\w+|\barg\d+\.\w+|\barg\d+\[|\b(?:setTimeout|clearTimeout|setInterval|clearInterval|queueMicrotask|requestAnimationFrame|cancelAnimationFrame|eval|fetch|open)\(/g;

/** `name: what it does`, without the generator's hashes and numbers. */
function described(glue) {
  const found = new Map();
  for (const part of glue.split(/^\s*(?=__wb\w+: function)/m).slice(1)) {
    const name = /^\w+/.exec(part)[0];
    const body = part.split(/\n\s*};/)[0];
    const plain = name.replace(/^__wbg_/, "").replace(/_[0-9a-f]{16}$/, "").replace(/^__wbindgen_(cast|generic|closure_wrapper).*/, "__wbindgen_$1");
    const reach = [...new Set((body.slice(name.length).match(REACHES) ?? []).map((r) => r.replace(/^arg\d+/, "it").replace(/[([]$/, "")))]
      .filter((r) => r !== "new Error" || /const ret = new Error/.test(body));
    found.set(name, { line: `${plain}: ${reach.join(", ") || "-"}`, body: body.slice(name.length) });
  }
  return found;
}

/** Without comments, and without the one call whose function stands there by name: bytes going into the module. */
const harmless = (body) => body.replace(/^\s*\/\/.*$/gm, "").replaceAll("Uint8Array.prototype.set.call(", "set(");

/** Name, module and glue of every shipped module. */
function* modules() {
  const of = (pattern) => readFileSync(join(SITE, readdirSync(SITE).find((name) => pattern.test(name))));
  yield ["site/", of(/\.wasm$/), of(/^foco-\w+\.js$/).toString()];
  for (const path of [SINGLE_FILE, EMBED_FILE]) {
    const html = readFileSync(path, "utf8");
    yield [path, moduleOf(html), html.slice(html.lastIndexOf("<script>"))];
  }
}

test("the module imports what is listed, and no way out", (t) => {
  const listed = new Set(readFileSync(LIST, "utf8").split("\n").map((l) => l.trim()).filter((l) => l && !l.startsWith("#")));
  const seen = new Set(), missing = new Set();
  for (const [name, wasm, glue] of modules()) {
    const known = described(glue);
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
    assert.ok(imports.length > 20, `${name}: ${imports.length} imports`);
    for (const { name: imported } of imports) {
      const { line, body } = known.get(imported) ?? assert.fail(`${name}: no glue for ${imported}`);
      assert.doesNotMatch(harmless(body), FORBIDDEN, `${name}: ${imported}`);
      seen.add(line);
      if (!listed.has(line)) missing.add(line);
    }
  }
  const idle = [...listed].filter((line) => !seen.has(line));
  if (idle.length) t.diagnostic(`listed, but not imported in this build: ${idle.join(" · ")}`);
  assert.deepEqual([...missing].sort(), [], "not in tests/wasm-imports.txt; if it must be, add it there and explain its group in docs/privacy.md");
});

test("the check sees a way out", () => {
  const glue = (body) => `import0 = {\n__wbg_new_0123456789abcdef: function(arg0, arg1) {\n${body}\n},\n};`;
  const [[, socket]] = described(glue("const ret = new WebSocket(getStringFromWasm0(arg0, arg1));\nreturn ret;"));
  assert.equal(socket.line, "new: new WebSocket");
  assert.match(socket.body, FORBIDDEN);
  const [[, plain]] = described(glue("const ret = new Object();\nreturn ret;"));
  assert.equal(plain.line, "new: new Object");
  assert.doesNotMatch(plain.body, FORBIDDEN);
  assert.ok(existsSync(LIST));
});
