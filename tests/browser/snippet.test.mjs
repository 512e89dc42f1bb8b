// The dialog for embedding a bundled case: the same code as embed/index.html makes, a sketch of what it shows, and none of it
// in a page that stands in a frame.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { SINGLE, SITE, demo } from "./artefacts.mjs";
import { needs, openChromium } from "./browsers.mjs";
import { open, passes } from "./page.mjs";
import { serve } from "./server.mjs";

describe("the dialog for embedding", needs("chromium"), () => {
  let browser, dist;
  before(async () => { [browser, dist] = [await openChromium(), await serve(join(SITE, ".."), "/foco/")]; });
  after(() => Promise.all([browser?.close(), dist?.close()]));

  /** The page with the first case, its dialog, and the dialog's parts. */
  const start = async (address, options) => {
    const opened = await open(browser, address, options);
    const { page } = opened;
    await page.locator(".editor .primary").click();
    await page.locator("#embed-open").click();
    const dialog = page.getByRole("dialog");
    return { ...opened, dialog, code: dialog.locator("#embed-code"), sketch: dialog.locator(".sketch") };
  };

  test("its code is that of embed/index.html, in every choice", async () => {
    const maker = await open(browser, `${dist.address}embed/index.html`);
    const made = async (choice) => {
      for (const [name, value] of Object.entries(choice)) await maker.page.locator(`#${name}`).selectOption(value);
      return maker.page.locator("#code").inputValue();
    };
    for (const from of ["site/index.html", "foco.html"]) {
      const { page, dialog, code, complaints, close } = await start(`${dist.address}${from}`);
      const pick = (name, value) => dialog.getByRole("combobox", { name, exact: true }).selectOption(value);
      assert.equal(await code.inputValue(), await made({ case: "celulitis", lang: "es", theme: "", mode: "", height: "900" }));
      await pick("Caso", "nino");
      await pick("Idioma", "en");
      await pick("Tema", "dark");
      await pick("Modo", "read");
      await pick("Alto en píxeles", "1200");
      const all = await made({ case: "nino", lang: "en", theme: "dark", mode: "read", height: "1200" });
      assert.equal(await code.inputValue(), all);
      assert.match(all, /embed\/embed\.html#case=nino&amp;lang=en&amp;theme=dark&amp;mode=read" title="Clinical/);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      assert.ok(await page.locator("#embed-open").evaluate((b) => b === document.activeElement), "the focus comes back");
      assert.deepEqual(complaints, []);
      await close();
    }
    await maker.close();
  });

  test("from disk the address is typed; the code is copied, or selected where that is not allowed", async () => {
    const { page, dialog, code, close } = await start(SINGLE);
    const copy = dialog.getByRole("button", { name: "Copiar el código" });
    assert.equal(await code.inputValue(), "");
    assert.ok(await copy.isDisabled());
    await dialog.getByText(/Escribe una dirección/).waitFor();
    await dialog.getByLabel(/Dirección/).fill("https://example.org/foco/embed");
    const made = await code.inputValue();
    assert.match(made, /^<iframe src="https:\/\/example\.org\/foco\/embed\/embed\.html#case=celulitis&amp;lang=es"/);
    await page.evaluate(() => { window.copied = []; navigator.clipboard.writeText = async (text) => { window.copied.push(text); }; });
    await copy.click();
    await dialog.getByText("Copiado.").waitFor();
    assert.deepEqual(await page.evaluate("window.copied"), [made]);
    await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed")); });
    await copy.click();
    await dialog.getByText(/está seleccionado/).waitFor();
    assert.equal(await code.evaluate((area) => document.activeElement === area && area.value.slice(area.selectionStart, area.selectionEnd)), made);
    await close();
  });

  test("the sketch shows the case in the language, theme and shape that are chosen", async () => {
    const { dialog, sketch, close } = await start(SINGLE, { colorScheme: "light" });
    const ground = () => sketch.evaluate((e) => getComputedStyle(e).backgroundColor);
    const shape = () => sketch.evaluate((e) => e.clientHeight / e.clientWidth);
    assert.ok((await sketch.textContent()).includes(demo.slice(0, 60).split("\n")[0]));
    await dialog.getByText(/un esbozo, no la página real/).waitFor();
    const [light, short] = [await ground(), await shape()];
    await dialog.getByLabel("Tema").selectOption("dark");
    await dialog.getByLabel("Alto en píxeles").selectOption("1800");
    await dialog.getByLabel("Idioma").selectOption("en");
    assert.notEqual(await ground(), light);
    assert.ok(await shape() > 1.5 * short, `${await shape()} and ${short}`);
    assert.match(await sketch.textContent(), /Results/);
    await dialog.getByLabel("Modo").selectOption("read");
    assert.equal(await sketch.locator(".sketch-field").count(), 0);
    await close();
    const dark = await start(SINGLE, { colorScheme: "dark" });
    const before = await dark.sketch.evaluate((e) => getComputedStyle(e).backgroundColor);
    await dark.dialog.getByLabel("Tema").selectOption("light");
    assert.equal(await dark.sketch.evaluate((e) => getComputedStyle(e).backgroundColor), light);
    assert.notEqual(before, light);
    await dark.close();
  });

  test("it is accessible and fits a narrow screen", async () => {
    for (const options of [{ colorScheme: "light" }, { viewport: { width: 320, height: 640 }, colorScheme: "dark" }]) {
      const { page, dialog, close } = await start(SINGLE, options);
      await passes(page, `the dialog at ${options.viewport?.width ?? "full"} width`, "dialog.embed");
      assert.ok(await dialog.evaluate((d) => d.scrollWidth <= d.clientWidth), "nothing in it is too wide");
      await close();
    }
  });

  test("a page in a frame has none", async () => {
    const folder = mkdtempSync(join(tmpdir(), "foco-host-"));
    const host = await serve(folder);
    writeFileSync(join(folder, "index.html"), ["foco.html", "embed/embed.html#case=celulitis", "site/index.html"].map((path) => `<iframe width="900" height="900" src="${dist.address}${path}"></iframe>`).join(""));
    const page = await browser.newPage();
    try {
      await page.goto(host.address);
      for (const nth of [0, 1, 2]) {
        const frame = page.frameLocator("iframe").nth(nth);
        await frame.locator(".editor .buttons button").first().click();
        await frame.locator(".case-notes").waitFor();
        assert.equal(await frame.locator("#embed-open").count(), 0);
      }
      await page.goto(`${dist.address}embed/embed.html#case=celulitis`);
      await page.locator(".case-notes").waitFor();
      assert.equal(await page.locator("#embed-open").count(), 0, "nor has the page for frames by itself");
    } finally {
      await Promise.all([page.close(), host.close()]);
      rmSync(folder, { recursive: true });
    }
  });
});
