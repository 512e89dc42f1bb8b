// Times the analysis in WebAssembly: node bench.cjs GLUE TEXTS. TEXTS is a JSON list of reports.
const { readFileSync } = require("node:fs");

const texts = JSON.parse(readFileSync(process.argv[3], "utf8"));
const begin = performance.now();
const { analyse } = require(process.argv[2]);
analyse("a");
const start_ms = performance.now() - begin;

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
const timed = (work) => {
  const from = performance.now();
  work();
  return performance.now() - from;
};
const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const pass = () => texts.forEach((text) => analyse(text));
pass();
const seconds = median(Array.from({ length: 3 }, () => timed(pass))) / 1000;
const report_ms = median(texts.slice(0, 500).map((text) => timed(() => analyse(text))));
console.log(JSON.stringify({ start_ms, mb_s: size / 1e6 / seconds, report_ms }));
