// Lighthouse on the hosted site: the median of five runs. Accessibility, best practices and SEO must be full;
// performance, under a four times slower processor, depends on the machine and is only told.
import assert from "node:assert/strict";
import { test } from "node:test";
import lighthouse from "lighthouse";
import { SITE } from "./artefacts.mjs";
import { needs, openChromium } from "./browsers.mjs";
import { serve } from "./server.mjs";

const RUNS = Number(process.env.FOCO_LIGHTHOUSE_RUNS ?? 5);
const FULL = ["accessibility", "best-practices", "seo"];
const TOLD = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
const PORT = 4910;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

test("Lighthouse finds nothing to better in accessibility, best practices and SEO", needs("chromium"), async () => {
  const site = await serve(SITE, "/foco/", "no-store", { brotli: true });
  const browser = await openChromium({ args: [`--remote-debugging-port=${PORT}`] });
  const runs = [];
  try {
    for (let run = 0; run < RUNS; run++) {
      const options = { port: PORT, logLevel: "error", onlyCategories: ["performance", ...FULL], throttling: { cpuSlowdownMultiplier: 4 } };
      runs.push((await lighthouse(site.address, options)).lhr);
    }
  } finally {
    await browser.close();
    await site.close();
  }
  const score = (category) => Math.round(100 * median(runs.map((run) => run.categories[category].score)));
  console.log(`performance ${score("performance")} (median of ${RUNS}, processor slowed 4 times)`);
  for (const id of TOLD) console.log(`  ${id} ${median(runs.map((run) => run.audits[id].numericValue)).toFixed(id.endsWith("shift") ? 3 : 0)}`);
  for (const category of FULL) {
    const short = runs[0].categories[category].auditRefs
      .map(({ id }) => runs[0].audits[id])
      .filter((audit) => audit.score !== null && audit.score < 1 && audit.scoreDisplayMode !== "informative")
      .map((audit) => `${audit.id}: ${audit.title}`);
    console.log(`${category} ${score(category)}`);
    assert.equal(score(category), 100, `${category}: ${short.join("; ")}`);
  }
});
