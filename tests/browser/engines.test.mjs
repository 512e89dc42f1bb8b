// The page opens and reads a report in Firefox and WebKit too, as one file and as a folder.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SINGLE, SITE, demo } from "./artefacts.mjs";
import { needs, openFirefox, openWebKit } from "./browsers.mjs";
import { serve } from "./server.mjs";

/** Runs in the page: types a text as a person would, and tells what is shown. */
const READ = `
  const area = document.querySelector("textarea");
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, arguments[0]);
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));`;
const TELL = `
  return { marks: document.querySelectorAll("mark").length, status: document.querySelector(".summary p")?.textContent ?? "" };`;

const until = async (probe, what) => {
  for (let tries = 0; tries < 100; tries++) {
    if (await probe()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`${what} did not happen`);
};

function check(told) {
  assert.ok(told.marks > 40, `${told.marks} highlights`);
  assert.match(told.status, /SOFA: mínimo con lo documentado, \d+/);
}

test("firefox", needs("firefox"), async () => {
  const browser = await openFirefox();
  const site = await serve(SITE);
  try {
    for (const address of [SINGLE, site.address]) {
      const page = await browser.newPage();
      await page.goto(address);
      await page.waitForSelector("textarea", { timeout: 20000 });
      await page.evaluate(new Function(READ), demo);
      await until(async () => (await page.evaluate(new Function(TELL))).marks > 0, "highlighting");
      check(await page.evaluate(new Function(TELL)));
      await page.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
});

test("webkit", needs("webkit"), async () => {
  const browser = await openWebKit();
  const site = await serve(SITE);
  try {
    for (const address of [SINGLE, site.address]) {
      await browser.go(address);
      await until(() => browser.run("return !!document.querySelector('textarea')"), "opening");
      await browser.run(READ, demo);
      await until(async () => (await browser.run(TELL)).marks > 0, "highlighting");
      check(await browser.run(TELL));
    }
  } finally {
    await browser.close();
    await site.close();
  }
});
