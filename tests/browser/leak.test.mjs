// Nothing gets out. A script of an attacker, put into the page past its policy by the browser's own remote control, tries
// every channel of channels.mjs; a listener counts what arrives. A page without policy and lockdown proves that each channel can
// carry something in that engine. Questions for names are watched by names.test.mjs.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "node:test";
import { pathToFileURL } from "node:url";
import { SINGLE, SITE, marked } from "./artefacts.mjs";
import { CHANNELS, LEAVING } from "./channels.mjs";
import { ENGINES, drive, fromDiskAndOverHttp, opened, paste, sleep, trial, until, walk } from "./drive.mjs";
import { serve } from "./server.mjs";
import { listen } from "./sink.mjs";

const MARK = "zqxjkvbn7741";
const TEXT = marked(MARK);
const CONTROL = "<!doctype html><meta charset='utf-8'><title>control</title><body><textarea></textarea>";

/** How many channels the control page must carry for the test not to be blind, by engine. */
const SEEING = { chromium: 28, firefox: 28, webkit: 28 };

/** What stays possible for code that already runs in the page, as docs/privacy.md says: where the browser has no
 *  Navigation API, it can send its own page elsewhere. */
const WITHOUT_NAVIGATION = ["location", "location-assign", "meta-refresh"];

async function possible(browser, address) {
  const page = await browser.visit(address);
  const navigation = await page.run("return typeof window.navigation === 'object'");
  await page.close();
  return navigation ? [] : WITHOUT_NAVIGATION;
}

/** `site/` is locked once it has asked for all its files. */
const locked = async (page) => {
  await opened(page);
  await until(() => page.run("return typeof window.fetch === 'undefined'"), "locking");
};

/** Tries every channel on a page and tells which ones arrived. */
async function attack(browser, address, ready, leaving = LEAVING) {
  // A listener of its own: what another page sent may still be on its way.
  const sink = await listen();
  try {
    return await attacked(browser, address, sink, ready, leaving);
  } finally {
    await sink.close();
  }
}

async function attacked(browser, address, sink, ready, leaving) {
  const carry = (name) => `${sink.address}/${name}?m=${MARK}`;
  const call = (body) => `try { const [to, text, udp] = arguments; ${body} } catch { /* refused */ }`;
  const page = await browser.visit(address);
  await ready(page);
  await paste(page, TEXT);
  for (const [name, body] of Object.entries(CHANNELS)) await page.run(call(body), carry(name), MARK, await sink.datagrams(name));
  await sleep(2500);
  await page.close();
  for (const [name, body] of Object.entries(leaving)) {
    const page = await browser.visit(address);
    await ready(page);
    await page.run(call(body), carry(name), MARK, 9).catch(() => {});
    await sleep(500);
    await page.close().catch(() => {});
  }
  return sink.arrived();
}

for (const engine of ENGINES) {
  describe(`${engine}: leaks`, () => {
    trial(engine, "foco.html lets nothing out", async (t) => {
      const folder = mkdtempSync(join(tmpdir(), "foco-leak-"));
      writeFileSync(join(folder, "control.html"), CONTROL);
      const site = await serve(folder), single = await serve(join(SITE, ".."));
      const browser = await drive(engine);
      try {
        const control = await attack(browser, pathToFileURL(join(folder, "control.html")).href, () => {});
        t.diagnostic(`${engine}: a page without policy leaks through ${control.length} channels: ${control.join(", ")}`);
        assert.ok(control.length >= SEEING[engine], `the control leaks through ${control.length} channels only`);
        const controlOverHttp = await attack(browser, `${site.address}control.html`, () => {}, {});
        assert.ok(controlOverHttp.length >= SEEING[engine], `over http the control leaks through ${controlOverHttp.length}`);
        const allowed = await possible(browser, pathToFileURL(join(folder, "control.html")).href);
        for (const address of [SINGLE, `${single.address}foco.html`]) {
          const arrived = await attack(browser, address, opened);
          t.diagnostic(`${engine}: ${address.split(":")[0]}: foco.html lets through: ${arrived.join(", ") || "nothing"}`);
          assert.deepEqual(arrived, allowed.filter((name) => control.includes(name)).sort());
        }
      } finally {
        await browser.close();
        await Promise.all([site.close(), single.close()]);
        rmSync(folder, { recursive: true });
      }
    });

    trial(engine, "the normal walk of foco.html asks for nothing", async () => {
      const requests = await fromDiskAndOverHttp(engine, async (page, address) => {
        assert.deepEqual(await walk(page, TEXT), [], "identifiers are reviewed and replaced on the way");
        assert.deepEqual(page.asked.filter((url) => url !== address && !/^(data|blob):/.test(url)), []);
      });
      assert.deepEqual(requests.filter((url) => url !== "/foco.html" && url !== "/favicon.ico"), []);
    });

    trial(engine, "site/ asks for nothing once it is loaded", async () => {
      const browser = await drive(engine);
      const site = await serve(SITE, "/some/where/");
      try {
        const page = await browser.visit(site.address);
        await opened(page);
        await sleep(4000);
        const loaded = site.requests.length;
        await walk(page, TEXT);
        assert.deepEqual(site.requests.slice(loaded), []);
        assert.ok(site.requests.every((url) => url.startsWith("/some/where/") || url === "/favicon.ico"), site.requests.join(" "));
        await page.close();
        const allowed = await possible(browser, site.address);
        const arrived = await attack(browser, site.address, locked);
        assert.deepEqual(arrived.filter((name) => !allowed.includes(name)), []);
        assert.ok(!site.requests.some((url) => url.includes(MARK)), site.requests.join(" "));
      } finally {
        await browser.close();
        await site.close();
      }
    });
  });
}
