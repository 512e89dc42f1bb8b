// Run by `cargo xtask test trunk`: the page that Trunk built opens and reads a report, under the same policy.
import assert from "node:assert/strict";
import { test } from "node:test";
import { demo } from "./artefacts.mjs";
import { needs, openChromium } from "./browsers.mjs";
import { serve } from "./server.mjs";

test("trunk's page", needs("chromium"), async () => {
  const browser = await openChromium();
  const site = await serve(process.env.FOCO_TRUNK_DIST, "/sub/");
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(site.address);
  await page.locator("#report").fill(demo);
  await page.locator("mark").first().waitFor();
  assert.deepEqual(complaints, []);
  await browser.close();
  await site.close();
});
