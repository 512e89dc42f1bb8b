// The main job, in Chromium: paste a report, read findings and scores, follow evidence both ways, and see no
// request beyond the page's own files. Over file:// (one file) and http (a folder under a sub-path).
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { SINGLE, SITE, demo, reference } from "./artefacts.mjs";
import { needs, openChromium } from "./browsers.mjs";
import { open as openPage, passes } from "./page.mjs";
import { serve } from "./server.mjs";

const TEXT = reference ?? demo;
if (!reference) console.log("note: ../shared is not here; the bundled case stands for the reference case");

describe("chromium", needs("chromium"), () => {
  let browser, site;
  before(async () => {
    browser = await openChromium();
    site = await serve(SITE, "/some/where/");
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const open = (address, options) => openPage(browser, address, options);

  for (const [name, address] of [["foco.html over file://", () => SINGLE], ["site/ under a sub-path", () => site.address]]) {
    test(`${name}: paste, read, follow evidence both ways`, async () => {
      const { page, asked, complaints, close } = await open(address());
      await page.getByRole("textbox", { name: "Informe" }).fill(TEXT);

      // What the accessibility tree says of findings and scores.
      const document = page.getByRole("group", { name: "Lo que dice el informe" });
      await document.getByText("[síntoma o signo, negado]").first().waitFor();
      const sofa = page.getByRole("article", { name: /SOFA/ }).filter({ hasNotText: "qSOFA" }).first();
      const cells = await sofa.locator("dl.numbers dd").allTextContents();
      if (reference) {
        assert.deepEqual(cells.map((c) => c.trim()), ["2", "2–14", "2–20 (con todas las alternativas: 2–24)"]);
        // Screen readers are told once the typing pauses.
        await page.getByRole("status").filter({ hasText: "SOFA: mínimo con lo documentado, 2." }).waitFor({ state: "attached" });
        const criteria = page.getByRole("region", { name: "Criterios según el texto" });
        const shock = criteria.locator("#criterion-sepsis3_septic_shock");
        assert.match(await shock.textContent(), /no se puede saber.*Falta: .*lactato.*El informe dice:/s);
      } else {
        assert.equal(cells.length, 3);
      }

      // From a point to its words …
      const qsofa = page.getByRole("article", { name: /qSOFA/ });
      await qsofa.getByText("Datos y pruebas").click();
      const pressure = qsofa.locator(".group", { hasText: "Sistólica ≤ 100" }).getByRole("button", { name: /Ver en el informe/ }).first();
      await pressure.click();
      const card = page.getByRole("complementary", { name: "Ficha del hallazgo" });
      await card.waitFor();
      assert.match(await page.locator("#pointed").first().textContent(), /TA/);
      assert.ok(await page.locator("#pointed").first().isVisible());
      // … and from the words to the points that used them.
      await card.getByRole("button", { name: /NEWS2 · Sistólica/ }).click();
      assert.match(await page.locator("#pointed-component").textContent(), /Sistólica/);

      assert.deepEqual(complaints, []);
      const foreign = asked.filter((url) => !url.startsWith(address().replace(/[^/]*$/, "")) && !/^(data|blob):/.test(url));
      assert.deepEqual(foreign, []);
      if (address().startsWith("file:")) assert.deepEqual(asked.filter((u) => !/^(data|blob):/.test(u)), [SINGLE]);
      await close();
    });
  }

  test("switching an assumption scores again; clearing leaves nothing", async () => {
    const { page, close } = await open(SINGLE);
    await page.getByRole("textbox").fill("Varón de 50 años que refiere fiebre. TA 85/40 mmHg. Creatinina 0,9 mg/dl.");
    const contextual = page.locator("#score-sofa ~ dl.numbers dd").nth(1);
    const before = await contextual.textContent();
    await page.getByRole("checkbox", { name: /A1/ }).uncheck();
    assert.notEqual(await contextual.textContent(), before);
    await page.getByRole("button", { name: "Borrar todo" }).click();
    assert.equal(await page.getByRole("textbox").inputValue(), "");
    assert.equal(await page.getByRole("article").count(), 0);
    assert.ok(!(await page.locator("body").textContent()).includes("refiere fiebre"));
    await close();
  });

  test("a finding is rejected and taken back; a missing value is told with its threshold", async () => {
    const { page, complaints, close } = await open(SINGLE);
    await page.getByRole("textbox").fill("Varón de 60 años con neumonía. TA 85/50 mmHg. Consciente y orientado.");
    const positive = page.locator("#criterion-qsofa_positive");
    await positive.getByText("¿Qué lo decidiría?").click();
    assert.match(await positive.textContent(), /frecuencia respiratoria ≥ 22 \/min: se cumpliría/);
    const systolic = page.locator("#score-qsofa ~ dl.numbers dd").first();
    assert.equal(await systolic.textContent(), "1");

    await page.locator("mark", { hasText: "TA 85/50" }).first().click();
    await page.getByRole("group", { name: "Corregir la lectura" }).getByRole("button", { name: "Rechazar" }).click();
    assert.equal(await systolic.textContent(), "0");
    const corrections = page.getByRole("region", { name: "Tus correcciones" });
    assert.match(await corrections.textContent(), /Rechazado: .*TA 85\/50 mmHg/);
    await corrections.getByRole("button", { name: "Deshacer" }).click();
    assert.equal(await systolic.textContent(), "1");
    assert.equal(await corrections.count(), 0);
    assert.deepEqual(complaints, []);
    await close();
  });

  test("both languages, both themes and 320 px pass axe and do not scroll sideways", async () => {
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [320, 1280]) {
        const { page, close } = await open(SINGLE, { colorScheme, viewport: { width, height: 800 } });
        await page.getByRole("button", { name: "Cargar caso de ejemplo" }).click();
        for (const language of ["Español", "English"]) {
          await page.getByRole("button", { name: language }).click();
          await passes(page, `${colorScheme} ${width} ${language}`);
        }
        // Between the two layouts too, with everything unfolded.
        for (const between of width > 320 ? [992, 1100] : [640, 768]) {
          await page.setViewportSize({ width: between, height: 800 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${between}: ${wide} px too wide`);
        }
        await close();
      }
    }
  });

  test("without scripts the page says so", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(SINGLE);
    assert.match(await page.locator("body").innerText(), /Foco necesita JavaScript/);
    await context.close();
  });

  test("without WebAssembly the page says so", async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => { delete globalThis.WebAssembly; });
    for (const address of [SINGLE, site.address]) {
      const page = await context.newPage();
      await page.goto(address);
      await page.getByRole("alert").waitFor();
      assert.match(await page.getByRole("alert").innerText(), /no puede abrir Foco/);
    }
    await context.close();
  });
});
