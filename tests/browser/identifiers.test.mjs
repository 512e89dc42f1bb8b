// From a pasted report with identifiers to an export without: the line, the review, replacement with the same scores, undo,
// and the review before anything goes out. The whole walk in Chromium, its main line in all three engines.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { SINGLE, demo } from "./artefacts.mjs";
import { needs, openChromium } from "./browsers.mjs";
import { ENGINES, drive, opened, paste as fill, trial, until } from "./drive.mjs";
import { accessible, open, paste, passes } from "./page.mjs";

const HEAD = "Paciente: Lucía Vidal Soler. NHC: 4821190. DNI 12345678Z. Ingresa el 12/03/2019. Avisada la Dra. Prieto.\n\n";
const TEXT = HEAD + demo;
/** Whatever identifies in that text, and must be gone after the replacement. */
const IDENTIFIERS = ["Lucía", "Vidal", "Soler", "4821190", "12345678", "12/03/2019", "Prieto"];

const free = (text, where) => IDENTIFIERS.forEach((word) => assert.ok(!text.includes(word), `${where} holds ${word}`));
/** Every number of every score that applies. */
const scores = (page) => page.locator(".score > dl.numbers").allTextContents();

describe("identifiers", needs("chromium"), () => {
  let browser;
  before(async () => { browser = await openChromium(); });
  after(() => browser?.close());

  const start = async (text, options) => {
    const opened = await open(browser, undefined, options);
    await paste(opened.page, text);
    return { ...opened, line: opened.page.locator("#identifiers-line"), review: opened.page.getByRole("region", { name: "Revisión de datos identificativos" }) };
  };

  test("pasted identifiers are reviewed and replaced, and every score stays", async () => {
    const { page, line, review, complaints, close } = await start(TEXT);
    await line.getByText("Posibles datos identificativos sin revisar: 5.").waitFor();
    assert.equal(await review.count(), 0, "nothing comes up by itself");
    await page.locator("[role=status].spoken", { hasText: "sin revisar: 5" }).waitFor({ state: "attached" });
    await page.locator("details.others > summary").click();
    const before = await scores(page);
    assert.ok(before.length > 5, `${before.length} scores`);

    const toggle = line.getByRole("button", { name: "Revisar" });
    await toggle.focus();
    await page.keyboard.press("Enter");
    assert.equal(await toggle.getAttribute("aria-expanded"), "true");
    assert.ok(await review.getByRole("heading").evaluate((h) => h === document.activeElement), "the focus goes to the review");
    const rows = review.getByRole("listitem");
    assert.equal(await rows.count(), 5);
    assert.match(await rows.first().textContent(), /nombre.*Paciente: Lucía Vidal Soler\. NHC.*pasa a \[NOMBRE_1\]/);
    await passes(page, "the review", ".identifiers");

    // A row leads to its words, and can be left as it is.
    await rows.first().getByRole("button").click();
    assert.equal(await page.locator("#pointed").textContent(), "Lucía Vidal Soler");
    await rows.last().getByRole("checkbox").uncheck();
    assert.match(await rows.last().textContent(), /Dra\. Prieto.*se deja/);
    await line.getByText("sin revisar: 4").waitFor();
    await review.getByRole("button", { name: "Marcar todo" }).click();
    await line.getByText("sin revisar: 5").waitFor();
    // Dates move by whole weeks, or become tokens.
    const dates = review.getByRole("checkbox", { name: /Mover todas las fechas/ });
    const days = Number((await review.getByText(/Mover todas las fechas/).textContent()).match(/(\d+) días/)[1]);
    assert.ok(days >= 28 && days <= 357 && days % 7 === 0, `${days} days`);
    await dates.uncheck();
    await review.getByText("[FECHA_1]", { exact: true }).waitFor();
    await dates.check();

    await review.getByRole("button", { name: "Sustituir en el texto" }).click();
    await line.getByText("Texto pseudonimizado: 5 sustituciones.").waitFor();
    assert.ok(await line.evaluate((l) => l === document.activeElement), "the focus goes to what was done");
    const replaced = await page.locator("#report").inputValue();
    free(replaced, "the text");
    assert.match(replaced, /^Paciente: \[NOMBRE_1\]\. NHC: \[HISTORIA_1\]\. DNI \[DOCUMENTO_1\]\. Ingresa el \d\d\/\d\d\/201[89]\. Avisada la Dra\. \[NOMBRE_2\]\./);
    free(await page.locator("body").textContent(), "the page");
    const [, day, month, year] = replaced.match(/Ingresa el (\d\d)\/(\d\d)\/(\d{4})/).map(Number);
    assert.equal((Date.UTC(2019, 2, 12) - Date.UTC(year, month - 1, day)) / 86_400_000, days, "the date moved by as many days as was said");
    assert.deepEqual(await scores(page), before);
    // What was put there is not found again.
    await page.waitForTimeout(600);
    await line.getByText("Texto pseudonimizado").waitFor();

    await line.getByRole("button", { name: "Deshacer la sustitución" }).click();
    assert.equal(await page.locator("#report").inputValue(), TEXT);
    assert.deepEqual(await scores(page), before);
    await line.getByText("sin revisar: 5").waitFor();
    await page.getByRole("button", { name: "Borrar todo" }).click();
    await line.waitFor({ state: "detached" });
    assert.deepEqual(complaints, []);
    await close();
  });

  test("what goes out passes the review: replaced, as it is, or not at all", async () => {
    const { page, review, complaints, close } = await start(TEXT, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.evaluate(() => { window.printed = 0; window.print = () => { window.printed += 1; }; });
    const panel = page.getByRole("region", { name: "Copiar y descargar" });
    const press = (name) => review.getByRole("button", { name }).click();
    const fetch = async (act) => {
      const [download] = await Promise.all([page.waitForEvent("download"), act()]);
      return readFile(await download.path(), "utf8");
    };
    const waits = async (button) => {
      await button.click();
      await review.getByText(/espera a esta revisión/).waitFor();
      assert.ok(await review.getByRole("heading").evaluate((h) => h === document.activeElement), "the focus goes to the review");
    };

    // Back: nothing goes out, and the focus returns to the button.
    const json = panel.getByRole("button", { name: "Descargar JSON" });
    await waits(json);
    await accessible(page, "the review before a download", ".identifiers");
    await press("Volver");
    assert.equal(await review.count(), 0);
    assert.ok(await json.evaluate((b) => b === document.activeElement));
    assert.equal(await panel.getByText(/Descargado/).count(), 0);
    await waits(page.getByRole("button", { name: "Imprimir sin marcas" }));
    await press("Volver");
    assert.equal(await page.evaluate("window.printed"), 0);

    // Replaced: text, file and clipboard are free of it.
    await waits(json);
    const told = await fetch(() => press("Sustituir y continuar"));
    free(told, "the file");
    assert.equal(JSON.parse(told).offsets, "codepoint");
    free(await page.locator("#report").inputValue(), "the text");
    await panel.getByRole("button", { name: "Copiar como texto" }).click();
    await panel.getByText(/Copiado|no deja copiar/).waitFor();
    assert.equal(await review.count(), 0, "nothing is left to be decided");
    await page.getByRole("button", { name: "Imprimir con marcas" }).click();
    await until(() => page.evaluate("window.printed === 1"), "printing");
    await page.emulateMedia({ media: "print" });
    free(await page.locator("body").innerText(), "the print");
    await page.emulateMedia({ media: null });

    // As it is: decided once for these words, asked again for new ones.
    await paste(page, TEXT);
    await waits(json);
    const whole = await fetch(() => press("Continuar sin sustituir"));
    assert.equal(await page.locator("#report").inputValue(), TEXT);
    assert.ok(JSON.parse(whole));
    await fetch(() => json.click());
    await page.locator("#identifiers-line").getByText(/se dejan como están: 5/).waitFor();
    await paste(page, `${TEXT}\nLlama su hija, Carmen Ortega.`);
    await waits(json);
    assert.deepEqual(complaints, []);
    await close();
  });

  test("the browser's own print command says on paper that nothing was reviewed", async () => {
    const { page, line, close } = await start(TEXT);
    await line.waitFor();
    await page.emulateMedia({ media: "print" });
    assert.match(await line.innerText(), /sin revisar: 5\.$/);
    await close();
  });

  test("a narrow screen, the other language and the dark theme", async () => {
    const { page, line, close } = await start(TEXT, { viewport: { width: 320, height: 640 }, colorScheme: "dark" });
    await line.waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await line.getByRole("button", { name: "Review" }).click();
    await accessible(page, "the review on a narrow screen", ".identifiers");
    const over = await page.evaluate(() => [...document.querySelectorAll(".identifiers *")].filter((e) => e.getBoundingClientRect().right > innerWidth && !e.closest(".spoken")).map((e) => e.outerHTML.slice(0, 80)));
    assert.deepEqual(over, []);
    await close();
  });

  test("a report without identifiers, and a long one, are left in peace", async () => {
    const { page, line, close } = await start("Varón de 60 años con fiebre y disnea.");
    await page.waitForTimeout(700);
    assert.equal(await line.count(), 0);
    await page.locator("#report").fill(`${demo}\n`.repeat(Math.ceil(200_000 / demo.length)) + HEAD);
    await line.getByText("sin revisar").waitFor({ timeout: 30_000 });
    await close();
  });
});

for (const engine of ENGINES.filter((e) => e !== "chromium")) {
  trial(engine, `${engine}: identifiers are found, replaced, and kept out of what goes out`, async () => {
    const browser = await drive(engine);
    try {
      const page = await browser.visit(SINGLE);
      await opened(page);
      await fill(page, TEXT);
      const told = () => page.run("return document.querySelector('#identifiers-line')?.textContent ?? ''");
      const numbers = () => page.run("return [...document.querySelectorAll('dl.numbers')].map((d) => d.textContent).join('|')");
      const press = (name) => page.run("[...document.querySelectorAll('.identifiers button')].find((b) => b.textContent === arguments[0]).click();", name);
      await until(async () => (await told()).includes("sin revisar: 5"), "finding");
      const before = await numbers();
      // What goes out is caught in the page: a driven browser hands over no files.
      await page.run("window.handed = []; URL.createObjectURL = (blob) => { blob.text().then((t) => window.handed.push(t)); return 'blob:none'; };");
      await page.run("document.getElementById('send-json').click();");
      await until(() => page.run("return document.querySelectorAll('.identifier-list li').length === 5"), "the review");
      assert.equal(await page.run("return window.handed.length"), 0, "it waits");
      await press("Sustituir y continuar");
      await until(() => page.run("return window.handed.length === 1"), "the download");
      free(await page.run("return window.handed[0] + document.querySelector('textarea').value"), "what went out");
      await until(async () => (await told()).includes("Texto pseudonimizado: 5"), "telling");
      assert.equal(await numbers(), before);
      await press("Deshacer la sustitución");
      await until(async () => (await page.run("return document.querySelector('textarea').value")) === TEXT, "undoing");
      assert.equal(await numbers(), before);
      await page.close();
    } finally {
      await browser.close();
    }
  });
}
