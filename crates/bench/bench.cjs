// Times the analysis in WebAssembly: node bench.cjs GLUE TEXTS MODEL. TEXTS is a JSON list of reports.
const { readFileSync } = require("node:fs");

const texts = JSON.parse(readFileSync(process.argv[3], "utf8"));
const model = readFileSync(process.argv[4]);
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
const timed = (work) => {
  const from = performance.now();
  work();
  return performance.now() - from;
};
let Reader;
// A page compiles while it loads; opening the lexicon is the start-up proper.
const compile_ms = timed(() => { ({ Reader } = require(process.argv[2])); });
const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
// Without a model first: that is how a page starts.
const figures = (bytes) => {
  const reader = new Reader(bytes);
  if (bytes.length > 0 && !reader.has_model()) throw new Error("the model could not be opened");
  const pass = () => texts.forEach((text) => reader.analyse(text));
  pass();
  const seconds = median(Array.from({ length: 3 }, () => timed(pass))) / 1000;
  const report_ms = median(texts.slice(0, 500).map((text) => timed(() => reader.analyse(text))));
  return { mb_s: size / 1e6 / seconds, report_ms };
};
const start_ms = timed(() => new Reader(new Uint8Array()).analyse("a"));
const plain = figures(new Uint8Array());
const tagged = figures(model);
console.log(JSON.stringify({ compile_ms, start_ms, plain, tagged }));
