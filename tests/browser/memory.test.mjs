// The memory that a reader may ask for: off by itself, one key in the tab's session storage, half an hour at most, gone by
// unticking and clearing, never in a frame; and nobody else in the page reaches that storage. With a host of its own origin,
// because nothing is kept for a page opened from disk.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "node:test";
import { SINGLE, SITE, marked } from "./artefacts.mjs";
import { ENGINES, drive, opened, paste, sleep, trial, until } from "./drive.mjs";
import { serve } from "./server.mjs";

const MARK = "zqxjkvbn7744";
const TEXT = marked(MARK);
const MINUTE = 60_000;

const text = (page) => page.run("return document.querySelector('#report').value");
const told = (page) => page.run("return document.querySelector('#memory summary')?.textContent ?? ''");
/** Opens the fold and makes the tick. */
const tick = async (page) => {
  await until(async () => (await told(page)) !== "", "the offer");
  await page.run("document.querySelector('#memory').open = true;");
  await until(() => page.run("return !!document.querySelector('#keep')"), "the tick");
  await page.run("document.querySelector('#keep').click();");
};
const ticked = async (page) => {
  await tick(page);
  await until(async () => /se conserva en esta pestaña/.test(await told(page)), "keeping");
};
const reload = async (page) => {
  await page.run("window.before = true; setTimeout(() => location.reload(), 0);");
  await until(() => page.run("return !window.before && document.readyState === 'complete'").catch(() => false), "reloading");
  await opened(page);
  await until(async () => (await told(page)) !== "", "the offer");
};

/** Says what the storage of a tab holds, from another page of the same origin: the page under test has lost the way to it. */
const held = async (page, site) => {
  await page.go(`${site}embed/index.html`);
  await until(() => page.run("return location.pathname.endsWith('/embed/index.html')"), "looking");
  return page.run("return JSON.stringify({ session: { ...sessionStorage }, local: { ...localStorage } })").then(JSON.parse);
};
const back = async (page, address) => {
  await page.go(address);
  await opened(page);
  await until(async () => (await told(page)) !== "", "the offer");
};

/** What an attacker in the page tries, to lay hands on a storage. The answers tell what it got. */
const GRASP = `
  const got = [];
  const seize = (name, get) => { try { const it = get(); if (it) got.push(name); } catch { /* refused */ } };
  for (const name of ["sessionStorage", "localStorage", "indexedDB", "caches", "cookieStore"]) {
    seize(name, () => window[name]);
    seize(name + " by self", () => self[name]);
    for (let at = window; at; at = Object.getPrototypeOf(at)) seize(name + " by its getter", () => Object.getOwnPropertyDescriptor(at, name)?.get?.call(window));
    seize(name + " put back", () => { delete window[name]; return window[name]; });
  }
  seize("a frame", () => { document.body.append(document.createElement("iframe")); return window[window.length - 1].sessionStorage; });
  seize("an event", () => new StorageEvent("storage", { storageArea: null }).storageArea === null);
  // Whoever handles the storage is watched at every function that it may use.
  const own = (it) => Object.prototype.toString.call(it) === "[object Storage]";
  const watch = (owner, name) => {
    const was = owner?.[name];
    if (typeof was !== "function") return;
    try { owner[name] = function (...args) { if (own(this) || args.some(own)) got.push(name); return Reflect.ownKeys && was.apply(this, args); }; } catch { /* frozen */ }
  };
  for (const name of Object.getOwnPropertyNames(Storage.prototype)) if (name !== "constructor" && name !== "length") watch(Storage.prototype, name);
  watch(Reflect, "apply");
  watch(Reflect, "get");
  const said = [];
  document.addEventListener("foco-kept", ({ detail }) => { said.push(typeof detail); if (own(detail)) got.push("an answer"); });
  for (const detail of [undefined, "", { toString: () => "x" }, "x"]) document.dispatchEvent(new CustomEvent("foco-memory", { detail }));
  return [got, said];`;

for (const engine of ENGINES) {
  describe(`${engine}: memory`, () => {
    const within = async (work) => {
      const dist = await serve(join(SITE, ".."), "/a/");
      const browser = await drive(engine);
      try {
        for (const path of ["foco.html", "site/index.html"]) {
          const page = await browser.visit(`${dist.address}${path}`);
          await opened(page);
          await work({ page, site: dist.address, address: `${dist.address}${path}`, browser });
          // A browser with one tab for all pages keeps their storage too.
          await held(page, dist.address);
          await page.run("sessionStorage.clear();");
          await page.close();
        }
      } finally {
        await browser.close();
        await dist.close();
      }
    };

    trial(engine, "a report is kept over a reload only where the reader asks for it", () => within(async ({ page, site, address }) => {
      await paste(page, TEXT);
      await until(async () => /¿Conservar/.test(await told(page)), "the offer");
      await reload(page);
      assert.equal(await text(page), "", "nothing is kept by itself");
      assert.deepEqual(await held(page, site), { session: {}, local: {} });
      await back(page, address);

      await paste(page, TEXT);
      await ticked(page);
      await reload(page);
      await until(async () => (await text(page)) === TEXT, "coming back");
      await until(() => page.run("return document.querySelectorAll('mark').length > 0"), "reading it again");
      assert.match(await told(page), /se conserva/);
      // Every change is kept, in one key.
      await paste(page, `${TEXT} Más.`);
      const { session, local } = await held(page, site);
      assert.deepEqual([Object.keys(session), local], [["foco-report"], {}]);
      assert.match(session["foco-report"], /^\d{13} /);
      assert.equal(session["foco-report"].slice(14), `${TEXT} Más.`);
      await back(page, address);
      await until(async () => (await text(page)) === `${TEXT} Más.`, "coming back after another page");
    }));

    trial(engine, "what is kept goes by unticking, by clearing and when its time is over", () => within(async ({ page, site, address }) => {
      const forgotten = async (what) => assert.deepEqual((await held(page, site)).session, {}, what);
      await paste(page, TEXT);
      await ticked(page);
      await tick(page);
      await until(async () => /¿Conservar/.test(await told(page)), "unticking");
      await forgotten("unticked");

      await back(page, address);
      await paste(page, TEXT);
      await ticked(page);
      await page.run("[...document.querySelectorAll('.editor button')].find((b) => b.textContent === 'Borrar todo').click();");
      await until(async () => /¿Conservar/.test(await told(page)), "clearing");
      await forgotten("cleared");

      // Thirty minutes after the last change, by the time that is written beside it; or with a time that cannot be.
      const ago = (age) => String(Date.now() - age);
      for (const [moment, comes] of [[ago(29 * MINUTE), true], [ago(31 * MINUTE), false], [ago(-5 * MINUTE), false], ["then", false]]) {
        await page.run("sessionStorage.setItem('foco-report', `${arguments[0]} ${arguments[1]}`)", moment, TEXT);
        await back(page, address);
        if (comes) await until(async () => (await text(page)) === TEXT, "coming back");
        else {
          await sleep(300);
          assert.equal(await text(page), "", moment);
          assert.match(await told(page), /¿Conservar/);
        }
        const { session } = await held(page, site);
        assert.deepEqual(Object.keys(session), comes ? ["foco-report"] : [], moment);
        // Looking again is no change: the time goes on.
        if (comes) assert.ok(Date.now() - Number(session["foco-report"].slice(0, 13)) > 28 * MINUTE);
      }

      // Also while the page stands open. A machine that is busy may take longer to open it than there was time left.
      for (const left of [5, 15, 45].map((seconds) => seconds * 1000)) {
        await held(page, site);
        await page.run("sessionStorage.setItem('foco-report', `${Date.now() - arguments[0]} ${arguments[1]}`)", 30 * MINUTE - left, TEXT);
        await back(page, address);
        const came = await until(async () => (await text(page)) === TEXT, "coming back", 5).then(() => true, () => false);
        if (!came) continue;
        await until(async () => /ya no se conserva/.test(await told(page)), "the end of its time", left / 1000 + 15);
        break;
      }
      assert.equal(await text(page), TEXT, "the report itself stays");
      await forgotten("over");
    }));

    trial(engine, "nobody else in the page reaches the storage", () => within(async ({ page, site }) => {
      await until(() => page.run("return typeof window.fetch === 'undefined'"), "locking");
      await paste(page, TEXT);
      await ticked(page);
      const [got, said] = await page.run(GRASP);
      assert.deepEqual(got, []);
      assert.ok(said.includes("string"), "the attacker spoke to the script that keeps");
      // A page that is not locked, and handles its storage as one usually does, is laid hands on.
      await held(page, site);
      await page.run("const store = sessionStorage; document.addEventListener('foco-memory', () => store.getItem('foco-report'));");
      const [control] = await page.run(GRASP);
      for (const way of ["sessionStorage", "localStorage", "getItem"]) assert.ok(control.includes(way), `${way} is not in ${control.join(", ")}`);
    }));

    trial(engine, "in a frame, and from disk, nothing is ever kept", async () => {
      const folder = mkdtempSync(join(tmpdir(), "foco-host-"));
      symlinkSync(join(SITE, ".."), join(folder, "foco"));
      const paths = ["foco.html", "site/index.html", "embed/embed.html"];
      writeFileSync(join(folder, "index.html"), `<!doctype html><script>sessionStorage.setItem("foco-report", Date.now() + " ${MARK}");</script>` +
        paths.map((path) => `<iframe src="foco/${path}"></iframe>`).join(""));
      const host = await serve(folder);
      const browser = await drive(engine);
      try {
        // A host of the same origin looks into its frames.
        const page = await browser.visit(host.address);
        const all = "const all = Array.from(frames, (_, i) => frames[i]);";
        await until(() => page.run(`${all} return all.every((f) => f.document.querySelector("#report"))`), "three frames");
        await sleep(500);
        const [shown, answers, kept] = await page.run(`${all}
          const answers = [];
          for (const { document, CustomEvent } of all) {
            document.addEventListener("foco-kept", () => answers.push("an answer"));
            for (const detail of [null, "x"]) document.dispatchEvent(new CustomEvent("foco-memory", { detail }));
          }
          return [all.map(({ document }) => document.querySelector("#report").value + (document.querySelector("#memory") ? "a tick" : "")), answers, sessionStorage.getItem("foco-report").slice(14)];`);
        assert.deepEqual([shown, answers, kept], [["", "", ""], [], MARK]);
        await page.close();

        const disk = await browser.visit(SINGLE);
        await opened(disk);
        await tick(disk);
        await sleep(300);
        assert.match(await told(disk), /¿Conservar/);
        assert.match(await disk.run("return document.querySelector('#memory').textContent"), /abierta desde el disco/);
        await paste(disk, TEXT);
        await reload(disk);
        assert.equal(await text(disk), "");
        await disk.close();
      } finally {
        await browser.close();
        await host.close();
        rmSync(folder, { recursive: true });
      }
    });
  });
}
