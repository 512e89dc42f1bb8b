// What helps: cases, tour, about, theme, language, copying and downloading.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { SINGLE_FILE, demo, moduleOf } from "./artefacts.mjs";
import { needs, openChromium } from "./browsers.mjs";
import { accessible, open, paste } from "./page.mjs";

describe("help and exports", needs("chromium"), () => {
  let browser;
  before(async () => { browser = await openChromium(); });
  after(() => browser?.close());

  test("every bundled case opens with its goals and reads something", async () => {
    const { page, complaints, close } = await open(browser);
    await page.getByText(/Elegir otro caso/).click();
    const cases = page.locator(".cases li button");
    const count = await cases.count();
    assert.ok(count >= 9, `${count} cases`);
    for (let i = 0; i < count; i++) {
      await cases.nth(i).click();
      const title = await cases.nth(i).textContent();
      assert.ok(await page.getByRole("region", { name: title }).getByText("Dónde se tropieza").isVisible(), title);
      assert.ok(await page.locator("mark").count() > 10, title);
    }
    await page.locator("#report").fill("Otro texto con fiebre.");
    // The goals belong to the case.
    await page.locator(".case-notes").waitFor({ state: "detached" });
    assert.deepEqual(complaints, []);
    await close();
  });

  test("the tour goes over the case and can be left", async () => {
    const { page, close } = await open(browser);
    await page.getByRole("button", { name: "Recorrido de dos minutos" }).click();
    const tour = page.getByRole("complementary", { name: "Recorrido" });
    assert.match(await tour.textContent(), /1 de 6/);
    await tour.getByRole("button", { name: "Siguiente" }).click();
    assert.match(await tour.textContent(), /2 de 6/);
    await tour.getByRole("button", { name: "Salir del recorrido" }).click();
    assert.equal(await tour.count(), 0);
    await page.getByRole("button", { name: "Recorrido de dos minutos" }).click();
    for (let i = 0; i < 5; i++) await tour.getByRole("button", { name: "Siguiente" }).click();
    await accessible(page, "tour");
    await tour.getByRole("button", { name: "Terminar" }).click();
    assert.equal(await tour.count(), 0);
    await close();
  });

  test("about tells figures, sources, licences and the hash of the program", async () => {
    const { page, close } = await open(browser);
    await page.getByText("Acerca de Foco").click();
    const about = page.locator("#about");
    const told = await about.textContent();
    assert.match(told, /Valores del texto que se leen\s*\d+/);
    for (const word of ["10.1007/BF01709751", "SPACCC", "LOINC", "SHA256SUMS", "WCAG 2.2", "SAPS 3"]) assert.ok(told.includes(word), word);
    const hash = await about.locator("code").textContent();
    const module = moduleOf(await readFile(SINGLE_FILE, "utf8"));
    assert.equal(hash, createHash("sha256").update(module).digest("hex"));
    await accessible(page, "about");
    await close();
  });

  test("theme and language are switched, and numbers follow the language", async () => {
    const { page, close } = await open(browser, undefined, { colorScheme: "light" });
    await paste(page, demo);
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole("button", { name: "Oscuro" }).click();
    const dark = await ground();
    assert.notEqual(dark, light);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.getByRole("button", { name: "Claro" }).click();
    assert.equal(await ground(), light, "the reader's choice stands before the system's");
    const bilirubin = () => page.locator(".input", { hasText: /bilirr?ubi/ }).first().locator("input.number").inputValue();
    assert.equal(await bilirubin(), "1,4");
    await page.getByRole("button", { name: "English" }).click();
    assert.equal(await bilirubin(), "1.4");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await close();
  });

  test("a summary is copied, data are downloaded, and no name holds a word of the report", async () => {
    const { page, complaints, close } = await open(browser, undefined, { permissions: ["clipboard-read", "clipboard-write"] });
    await paste(page, demo);
    const panel = page.getByRole("region", { name: "Copiar y descargar" });
    await panel.getByRole("button", { name: "Copiar como Markdown" }).click();
    await panel.getByText(/Copiado|no deja copiar/).waitFor();
    const shown = await panel.locator("textarea").count();
    const summary = shown ? await panel.locator("textarea").inputValue() : await page.evaluate(() => navigator.clipboard.readText());
    assert.match(summary, /^# Lectura de un caso clínico/);
    assert.match(summary, /lactato 4,22 mmol\/L|Lactato \(mmol\/L\): 4,22/);
    assert.ok(!summary.includes("Consciente y orientada"), "no sentence of the report");

    const fetch = async (name) => {
      const [download] = await Promise.all([page.waitForEvent("download"), panel.getByRole("button", { name, exact: true }).click()]);
      assert.match(download.suggestedFilename(), /^caso-[0-9a-f]{6}\.(json|csv)$/);
      return readFile(await download.path(), "utf8");
    };
    const analysis = JSON.parse(await fetch("Descargar JSON"));
    assert.equal(analysis.offsets, "codepoint");
    const csv = await fetch("Descargar CSV con punto y coma");
    assert.ok(csv.startsWith("\ufeffqué;clave;tipo"), csv.slice(0, 60));
    assert.match(csv, /;lactato;4,2\d*;;;mmol\/L;/);
    assert.ok((await fetch("Descargar CSV")).startsWith("\ufeffrow,id,kind"), "programs get keys");
    assert.deepEqual(complaints, []);
    await close();
  });
});
