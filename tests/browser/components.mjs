// Run by `cargo xtask test components`: the tests that Rust marks with #[wasm_bindgen_test], in Chromium, without
// another driver. wasm-bindgen-test tells in an element with the id `output`; its version and the glue's are one.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openChromium } from "./browsers.mjs";
import { serve } from "./server.mjs";

const folder = process.argv[2];
writeFileSync(join(folder, "index.html"), '<!doctype html><meta charset="utf-8"><pre id="output"></pre><script src="components.js"></script>');
const site = await serve(folder);
const browser = await openChromium();
try {
  const page = await browser.newPage();
  await page.goto(site.address);
  const { well, ran, told } = await page.evaluate(async () => {
    globalThis.__wbg_test_invoke = (test) => test();
    const wasm = await wasm_bindgen({ module_or_path: "components_bg.wasm" });
    for (const level of ["debug", "log", "info", "warn", "error"]) {
      // What a test says, a panic too, belongs to its report.
      const tell = wasm_bindgen[`__wbgtest_console_${level}`];
      console[level] = (...words) => tell(words);
    }
    const tests = Object.keys(wasm).filter((name) => name.startsWith("__wbgt_"));
    const context = new wasm_bindgen.WasmBindgenTestContext(false);
    context.include_ignored(false);
    context.filtered_count(0);
    const well = await context.run(tests.map((name) => wasm[name]));
    return { well, ran: tests.length, told: document.getElementById("output").textContent };
  });
  console.log(told.trim());
  if (!well || ran === 0) process.exitCode = 1;
} finally {
  await browser.close();
  await site.close();
}
