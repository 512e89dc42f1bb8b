// A link that carries a report: made only when asked for and past the review, opened and taken out of the address at once,
// told where it cannot be opened, and never offered where others could not open it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { SINGLE, SITE, demo } from "./artefacts.mjs";
import { needs, openChromium } from "./browsers.mjs";
import { ENGINES, drive, opened, paste as fill, sleep, trial, until } from "./drive.mjs";
import { accessible, open, paste, passes } from "./page.mjs";
import { serve } from "./server.mjs";

const MARK = "zqxjkvbn7745";
const TEXT = `Paciente: Lucía Vidal Soler. NHC: ${MARK}.\n${demo}`;
/** The fragment of a report, as another program would make it. */
const fragment = (text) => `#c=v1.${deflateRawSync(text).toString("base64url")}`;
const carried = (link) => inflateRawSync(Buffer.from(/#c=v1\.([A-Za-z0-9_-]+)$/.exec(link)[1], "base64url")).toString();

describe("a link with the text", needs("chromium"), () => {
  let browser, dist;
  before(async () => { [browser, dist] = [await openChromium(), await serve(join(SITE, ".."), "/foco/")]; });
  after(() => Promise.all([browser?.close(), dist?.close()]));

  test("it is made only when asked for, and past the review", async () => {
    for (const path of ["foco.html", "site/index.html"]) {
      const { page, complaints, close } = await open(browser, `${dist.address}${path}`);
      await paste(page, TEXT);
      const [address, length] = await page.evaluate("[location.href, history.length]");
      const field = page.getByLabel("Enlace con el informe entero");
      const review = page.getByRole("region", { name: "Revisión de datos identificativos" });
      const create = page.getByRole("button", { name: "Crear enlace con el texto" });
      await create.click();
      await review.getByText(/espera a esta revisión/).waitFor();
      assert.equal(await field.count(), 0, "it waits");
      await review.getByRole("button", { name: "Volver" }).click();
      assert.equal(await field.count(), 0);
      await create.click();
      await review.getByRole("button", { name: "Sustituir y continuar" }).click();
      const link = await field.inputValue();
      assert.ok(link.startsWith(`${dist.address}${path}#c=v1.`), link.slice(0, 80));
      const report = await page.locator("#report").inputValue();
      assert.equal(carried(link), report);
      assert.ok(!report.includes(MARK) && !report.includes("Lucía") && report.includes("[NOMBRE_1]"));
      await page.getByText(/Quien tenga el enlace puede leer el caso/).waitFor();
      assert.deepEqual(await page.evaluate("[location.href, history.length]"), [address, length], "the page's own address stays");
      await accessible(page, "the link", ".export");
      await page.evaluate(() => { window.copied = []; navigator.clipboard.writeText = async (text) => { window.copied.push(text); }; });
      await page.getByRole("button", { name: "Copiar el enlace" }).click();
      await until(() => page.evaluate("window.copied.length === 1"), "copying");
      assert.deepEqual(await page.evaluate("window.copied"), [link]);
      // It belongs to the report that it was made of.
      await paste(page, `${report} Sin fiebre.`);
      assert.equal(await field.count(), 0);
      assert.deepEqual(complaints, []);
      await close();
    }
  });

  test("a report that is too long for one is told, and from disk none is offered", async () => {
    const { page, close } = await open(browser, `${dist.address}foco.html`);
    // Of letters in no order little can be left out.
    let noise = "Varón de 60 años con fiebre. ", seed = 1;
    for (let i = 0; i < 30_000; i++) noise += "abcdefghijklmnopqrstuvwxyz  "[(seed = seed * 48271 % 2147483647) % 28];
    await paste(page, noise);
    await page.locator("#send-link").click();
    await page.getByText("El informe es demasiado largo para un enlace.").waitFor();
    await close();
    const disk = await open(browser, SINGLE);
    await paste(disk.page, demo);
    assert.equal(await disk.page.locator("#send-link").count(), 0);
    await disk.close();
  });

  test("embed.html opens it, with language, theme and mode, and offers none", async () => {
    const folder = mkdtempSync(join(tmpdir(), "foco-host-"));
    const host = await serve(folder);
    const page = await browser.newPage();
    try {
      for (const sandbox of ["", 'sandbox="allow-scripts"']) {
        writeFileSync(join(folder, "index.html"), `<!doctype html><iframe width="900" height="900" ${sandbox} src="${dist.address}embed/embed.html${fragment(TEXT)}&lang=en&theme=dark&mode=read"></iframe>`);
        await page.goto(host.address);
        const frame = page.frameLocator("iframe");
        await frame.locator("mark").first().waitFor();
        assert.equal(await frame.locator("main").getAttribute("lang"), "en");
        assert.ok(!(await frame.locator("textarea").first().isVisible()));
        assert.equal(await frame.locator("#report").inputValue(), TEXT);
        assert.equal(await frame.locator("#send-link").count(), 0);
        assert.deepEqual(await frame.locator(":root").evaluate((root) => [location.hash, root.dataset.theme, root.dataset.c]), ["#&lang=en&theme=dark&mode=read", "dark", undefined]);
      }
    } finally {
      await Promise.all([page.close(), host.close()]);
      rmSync(folder, { recursive: true });
    }
  });

  test("the link and what is told of a bad one fit a narrow screen", async () => {
    const options = { viewport: { width: 320, height: 640 }, colorScheme: "dark" };
    const { page, close } = await open(browser, `${dist.address}foco.html#c=v1.AAAA`, options);
    await page.getByRole("alert").waitFor();
    await paste(page, demo);
    await page.locator("#send-link").click();
    await page.locator("#share-link").waitFor();
    await passes(page, "the link on a narrow screen", ".export");
    await close();
  });
});

for (const engine of ENGINES) {
  trial(engine, `a link opens its report and leaves the address at once (${engine})`, async () => {
    const dist = await serve(join(SITE, ".."), "/foco/");
    const browser = await drive(engine);
    const text = (page) => page.run("return document.querySelector('#report').value");
    const alert = (page) => page.run("return document.querySelector('main [role=alert]')?.textContent ?? ''");
    try {
      for (const address of [`${dist.address}foco.html`, `${dist.address}site/index.html`, SINGLE]) {
        const page = await browser.visit(address + fragment(TEXT));
        await opened(page);
        await until(async () => (await text(page)) === TEXT, "opening the report");
        assert.deepEqual(await page.run("return [location.href, document.title, document.documentElement.hasAttribute('data-c')]"), [address, "Foco", false]);
        // A link that comes to the open page.
        await page.run("setTimeout(() => { location.hash = arguments[0]; }, 0);", fragment("Varón con tos.")).catch(() => {});
        await until(() => text(page).then((t) => t === "Varón con tos.", () => false), "opening the second report");
        assert.equal(await page.run("return location.href"), address);
        await page.close();
        for (const [bad, words] of [["#c=v1.AAAA", /dañado/], ["#c=v9.AAAA", /otra versión/], ["#c=", /otra versión/], [`#c=v1.${"A".repeat(30_000)}`, /demasiado largo/], [fragment(TEXT).slice(0, -30), /dañado/], ["#c=v1.%00%ff", /dañado/]]) {
          const page = await browser.visit(address + bad);
          await opened(page);
          await until(async () => (await alert(page)) !== "", "telling");
          assert.match(await alert(page), words);
          assert.deepEqual([await text(page), await page.run("return location.hash")], ["", ""]);
          await fill(page, "Varón con fiebre.");
          await until(async () => (await alert(page)) === "", "the end of that");
          await page.close();
        }
      }
      assert.ok(dist.requests.every((url) => !url.includes("v1.")), "no server hears of it");
    } finally {
      await browser.close();
      await dist.close();
    }
  });
}
