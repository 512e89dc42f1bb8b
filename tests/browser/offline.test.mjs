// Without a network: foco.html always, site/ after one visit; and a new version asks before it takes over.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { SITE, demo } from "./artefacts.mjs";
import { needs, openChromium } from "./browsers.mjs";
import { ENGINES, opened, paste, until } from "./drive.mjs";
import { inOwnNetwork } from "./own-network.mjs";
import { serve } from "./server.mjs";

const run = (page) => ({ run: (body, ...args) => page.evaluate(`(function () { ${body} })(${args.map((a) => JSON.stringify(a)).join(", ")})`) });
const reads = async (page) => {
  await opened(run(page));
  await paste(run(page), demo);
  await until(() => run(page).run("return document.querySelectorAll('mark').length > 40"), "reading");
};

for (const engine of ENGINES) {
  test(`foco.html works where there is no network at all (${engine})`, needs(engine), (t) => {
    // Chromium is driven through a pipe, so that not even the loopback is there; the others need it for their drivers.
    const prepare = engine === "chromium" ? "true" : "ip link set lo up";
    const walk = inOwnNetwork(t, prepare, "no-network.mjs", engine);
    if (walk === null) return;
    t.diagnostic(`${engine}: ${walk}`);
  });
}

describe("site/ in Chromium", needs("chromium"), () => {
  /** One visit, then the network is cut and the page opened again. */
  async function visitThenCut(serviceWorkers) {
    const browser = await openChromium();
    const site = await serve(SITE, "/some/where/");
    try {
      const context = await browser.newContext({ serviceWorkers });
      const page = await context.newPage();
      await page.goto(site.address);
      await opened(run(page));
      // The visit is over when the worker has its files.
      if (serviceWorkers === "allow") await until(() => page.evaluate(async () => Boolean(document.querySelector("meta[name=foco-worker]")) && performance.now() > 1500), "the visit");
      await until(async () => serviceWorkers === "block" || context.serviceWorkers().length > 0, "the worker");
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await context.setOffline(true);
      await site.close();
      const again = await context.newPage();
      for (const address of [site.address, `${site.address}index.html`]) {
        await again.goto(address);
        await reads(again);
      }
      return true;
    } finally {
      await browser.close();
      await site.close().catch(() => {});
    }
  }

  test("site/ works without a network after one visit", async () => {
    assert.ok(await visitThenCut("allow"));
  });

  test("without its worker it does not: the network is cut indeed", async () => {
    await assert.rejects(visitThenCut("block"), /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/);
  });

  test("a new version waits, says so, and takes over when told", async () => {
    const folder = mkdtempSync(join(tmpdir(), "foco-site-"));
    cpSync(SITE, folder, { recursive: true });
    const browser = await openChromium();
    const site = await serve(folder, "/a/");
    try {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(site.address);
      await opened(run(page));
      await until(() => context.serviceWorkers().length > 0, "the worker");
      await new Promise((resolve) => setTimeout(resolve, 1500));
      assert.ok(!(await page.locator("#update").isVisible()));

      const worker = join(folder, "worker.js");
      writeFileSync(worker, readFileSync(worker, "utf8").replace(/BUILD = "/, 'BUILD = "next-'));
      await page.reload();
      await reads(page);
      await page.locator("#update").waitFor();
      // It has not reloaded by itself: the report is still there.
      assert.ok((await page.locator("textarea").inputValue()).length > 100);
      await Promise.all([page.waitForEvent("load"), page.locator("#update button").click()]);
      await reads(page);
      assert.ok(!(await page.locator("#update").isVisible()));
    } finally {
      await browser.close();
      await site.close();
      rmSync(folder, { recursive: true });
    }
  });

  test("site/ can be installed", async () => {
    const manifest = JSON.parse(readFileSync(join(SITE, "manifest.webmanifest"), "utf8"));
    assert.ok(manifest.name && manifest.start_url === "./" && manifest.display === "standalone");
    for (const { src, sizes, type } of manifest.icons) {
      const icon = readFileSync(join(SITE, src));
      if (type !== "image/png") continue;
      // Width and height stand in the header of a PNG file.
      assert.equal(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`, sizes, src);
    }
    const browser = await openChromium();
    const site = await serve(SITE, "/a/");
    try {
      const page = await browser.newPage();
      await page.goto(site.address);
      await opened(run(page));
      const session = await page.context().newCDPSession(page);
      const { errors } = await session.send("Page.getAppManifest");
      assert.deepEqual(errors, []);
      const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
      assert.deepEqual(installabilityErrors.filter((e) => e.errorId !== "in-incognito"), []);
    } finally {
      await browser.close();
      await site.close();
    }
  });
});
