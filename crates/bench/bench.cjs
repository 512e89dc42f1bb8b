// Times the analysis in WebAssembly: node bench.cjs GLUE TEXTS. TEXTS is a JSON list of reports.
const { readFileSync } = require("node:fs");

const texts = JSON.parse(readFileSync(process.argv[3], "utf8"));
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
const timed = (work) => {
  const from = performance.now();
  work();
  return performance.now() - from;
};
let analyse;
// A page compiles while it loads; opening the lexicon is the start-up proper.
const compile_ms = timed(() => { ({ analyse } = require(process.argv[2])); });
const start_ms = timed(() => analyse("a"));
const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const pass = () => texts.forEach((text) => analyse(text));
pass();
const seconds = median(Array.from({ length: 3 }, () => timed(pass))) / 1000;
const report_ms = median(texts.slice(0, 500).map((text) => timed(() => analyse(text))));
console.log(JSON.stringify({ compile_ms, start_ms, mb_s: size / 1e6 / seconds, report_ms }));
