// Nothing stays. After a whole walk no storage, cookie, cache, history entry, title, console line, file name or file of the
// browser's own profile holds a word of the report; and leaving the page clears it, also for the Back button.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "node:test";
import { pathToFileURL } from "node:url";
import { SINGLE, SITE, marked } from "./artefacts.mjs";
import { ENGINES, drive, opened, paste, sleep, trial, until, walk } from "./drive.mjs";
import { serve } from "./server.mjs";

const MARK = "zqxjkvbn7742";
const TEXT = marked(MARK);

/** Everything that a page can find of what was kept, told as text. The page under test has lost the ways to it, so another
 *  page of the same origin looks. */
const KEPT = `
  window.kept = null;
  (async () => {
    const kept = [];
    const each = (store) => { try { for (let i = 0; i < store.length; i++) kept.push(store.key(i) + store.getItem(store.key(i))); } catch { /* refused */ } };
    try { each(localStorage); each(sessionStorage); } catch { /* refused */ }
    try { kept.push(document.cookie); } catch { /* refused */ }
    try { for (const { name } of await indexedDB.databases()) kept.push("indexedDB " + name); } catch { /* refused */ }
    try {
      for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) {
        kept.push(request.url + await (await (await caches.open(name)).match(request)).text());
      }
    } catch { /* refused */ }
    window.kept = kept.join("\\n");
  })();`;

/** Files below a folder that hold the mark, in either encoding that browsers write. */
function holding(folder, mark) {
  const found = [];
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    try {
      if (!statSync(path).isFile()) continue;
      const content = readFileSync(path);
      if (content.includes(mark) || content.includes(Buffer.from(mark, "utf16le"))) found.push(name);
    } catch { /* a socket, or gone */ }
  }
  return found;
}

for (const engine of ENGINES) {
  describe(`${engine}: at rest`, () => {
    trial(engine, "nothing of the report is kept anywhere", async (t) => {
      const folder = mkdtempSync(join(tmpdir(), "foco-rest-"));
      writeFileSync(join(folder, "control.html"), `<!doctype html><textarea id="kept"></textarea>`);
      const control = await serve(folder), site = await serve(SITE, "/a/");
      let browser;
      try {
        for (const [address, looking] of [[SINGLE, pathToFileURL(join(folder, "control.html")).href], [site.address, `${site.address}icon.svg`]]) {
          // Only what is written to disk outlives the window: the profile is searched afterwards.
          const profile = mkdtempSync(join(tmpdir(), "foco-profile-"));
          browser = await drive(engine, { profile });
          const page = await browser.visit(address);
          await opened(page);
          assert.deepEqual(await walk(page, TEXT), [], "identifiers are reviewed and replaced on the way");
          const told = await page.run("return JSON.stringify([document.title, location.href, history.length, JSON.stringify(history.state)])");
          assert.ok(!told.includes(MARK) && told.startsWith('["Foco"'), told);
          assert.ok(!page.said.some((line) => line.includes(MARK)), page.said.join("\n"));
          assert.ok(!page.files.some((name) => name.includes(MARK)), page.files.join(" "));
          await page.go(looking);
          await page.run(KEPT);
          await until(() => page.run("return window.kept !== null"), "looking");
          assert.ok(!(await page.run("return window.kept")).includes(MARK));
          await page.close();
          await browser.close();
          await sleep(500);
          assert.deepEqual(holding(profile, MARK), [], "files of the profile hold the report");
          rmSync(profile, { recursive: true, force: true });
        }
        if (engine === "webkit") return t.diagnostic("webkit keeps no profile while it is driven: its files were not searched");
        // A page that keeps its text, to know that the search sees it.
        const profile = mkdtempSync(join(tmpdir(), "foco-profile-"));
        browser = await drive(engine, { profile });
        const page = await browser.visit(`${control.address}control.html`);
        await page.run("localStorage.setItem('report', arguments[0]); document.title = arguments[0]; history.pushState(null, '', '#' + arguments[0]);", MARK);
        await sleep(1500);
        await browser.close();
        const found = holding(profile, MARK);
        t.diagnostic(`${engine}: a page that keeps its text is found in ${found.slice(0, 4).join(", ")}`);
        assert.ok(found.length > 0, "the search finds nothing where there is something");
        rmSync(profile, { recursive: true, force: true });
      } finally {
        await browser.close().catch(() => {});
        await Promise.all([control.close(), site.close()]);
        rmSync(folder, { recursive: true });
      }
    });

    trial(engine, "leaving the page clears the report", async (t) => {
      const browser = await drive(engine, { backForward: true });
      // A page that may not be stored is not put aside either.
      const site = await serve(SITE, "/a/", "no-cache");
      try {
        const page = await browser.visit(site.address);
        await opened(page);
        await page.run("window.addEventListener('pageshow', (event) => { window.cameBack = event.persisted; });");
        await paste(page, TEXT);
        await until(() => page.run("return document.querySelectorAll('mark').length > 0"), "highlighting");
        await page.go(`${site.address}icon.svg`);
        await page.back();
        await opened(page);
        const cameBack = await page.run("return window.cameBack === true");
        t.diagnostic(`${engine}: ${cameBack ? "put aside and brought back" : "loaded again"}`);
        if (engine === "chromium") assert.ok(cameBack, "the page was not put aside: the test proves nothing");
        const left = await page.run("return document.querySelector('textarea').value + document.body.textContent");
        assert.ok(!left.includes(MARK), "the report came back");
        // The same by the event alone, for engines that load the page again while they are driven.
        await paste(page, TEXT);
        await until(() => page.run("return document.querySelectorAll('mark').length > 0"), "highlighting");
        await page.run("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));");
        await until(() => page.run("return document.querySelector('textarea').value === '' && document.querySelectorAll('mark').length === 0"), "clearing");
        assert.ok(!(await page.run("return document.body.textContent")).includes(MARK));
        await page.close();
      } finally {
        await browser.close();
        await site.close();
      }
    });
  });
}
