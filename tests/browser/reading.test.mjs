// Reading a report: highlights in layers, search, outline, table, moments, comparison, evidence, keys, print.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { SINGLE, demo } from "./artefacts.mjs";
import { needs, openChromium } from "./browsers.mjs";
import { open, passes } from "./page.mjs";

const REPORT = `Antecedentes: HTA. Su madre tuvo diabetes.
Enfermedad actual: varón de 60 años con fiebre. Niega disnea.
Exploración física: TA 80/50 mmHg. Abdomen no valorable. Posible neumonía.
A las 48 horas, creatinina 3,8 mg/dl. Shock séptico. Sepsis por Escherichia coli.`;

describe("reading", needs("chromium"), () => {
  let browser;
  before(async () => { browser = await openChromium(); });
  after(() => browser?.close());

  async function read(text = REPORT, options = {}) {
    const opened = await open(browser, SINGLE, options);
    await opened.page.locator("#report").fill(text);
    await opened.page.locator("mark").first().waitFor();
    return opened;
  }
  // Words of the report are read as textContent: of a block that no frame has shown yet, there is no innerText
  // (`content-visibility`).
  const mark = (page, words) => page.locator("mark", { hasText: words }).first();
  const view = (page, name) => page.getByRole("group", { name: /Cómo se muestra|How the report/ }).getByRole("button", { name }).click();

  test("what is said of a finding is seen without colours", async () => {
    const { page, close } = await read();
    const seen = async (words) => mark(page, words).evaluate((m) => {
      const style = getComputedStyle(m), before = getComputedStyle(m, "::before");
      return { line: style.textDecorationLine, kind: style.textDecorationStyle, tag: before.content, border: style.borderTopStyle, spoken: m.querySelector(".spoken")?.textContent };
    });
    const [plain, absent, possible, other, past] = await Promise.all(["fiebre", "disnea", "neumonía", "diabetes", "HTA"].map(seen));
    assert.match(plain.tag, /SI/);
    assert.match(absent.line, /line-through/);
    assert.match(absent.tag, /¬/);
    assert.equal(absent.spoken, "[síntoma o signo, negado] ");
    assert.equal(possible.kind, "wavy");
    assert.equal(other.border, "dashed");
    assert.equal(past.border, "dotted");
    const nested = page.locator("mark.f-disease mark.f-organism", { hasText: "Escherichia" });
    assert.equal(await nested.count(), 1, "overlapping findings nest");
    await close();
  });

  test("layers hide and show, by button and by key", async () => {
    const { page, close } = await read();
    const decorated = (words) => mark(page, words).evaluate((m) => getComputedStyle(m).textDecorationLine !== "none");
    const layer = page.getByRole("button", { name: /síntomas y signos/ });
    assert.ok(await decorated("fiebre"));
    await layer.click();
    assert.equal(await layer.getAttribute("aria-pressed"), "false");
    assert.ok(!(await decorated("fiebre")) && (await decorated("neumonía")));
    await page.locator("h1").click();
    await page.keyboard.press("2");
    assert.ok(await decorated("fiebre"));
    await close();
  });

  test("search, outline and steps lead to their words", async () => {
    const { page, close } = await read();
    const pointed = () => page.locator("#pointed").first().textContent();
    await page.getByRole("searchbox").fill("NEUMONIA");
    assert.equal(await page.locator(".hit").count(), 1);
    await page.keyboard.press("Enter");
    assert.match(await pointed(), /neumonía/);
    await page.getByRole("searchbox").fill("nada de esto");
    await page.getByText("sin resultados").waitFor();
    await page.keyboard.press("Escape");
    await page.getByText(/^Apartados/).click();
    await page.getByRole("navigation", { name: "Apartados" }).getByRole("button", { name: "Exploración física" }).click();
    assert.match(await pointed(), /Exploración física/);
    await page.locator("h1").click();
    await page.keyboard.press("n");
    assert.match(await pointed(), /TA 80\/50/);
    await page.keyboard.press("p");
    await page.getByRole("button", { name: "Hallazgo siguiente" }).click();
    assert.match(await pointed(), /TA 80\/50/);
    await close();
  });

  test("a finding shows its cue and how far that reaches", async () => {
    const { page, close } = await read();
    await mark(page, "disnea").click();
    assert.match(await page.locator(".cue-of").textContent(), /Niega/);
    assert.match(await page.locator(".scope-of").first().textContent(), /disnea/);
    const card = page.getByRole("complementary", { name: "Ficha del hallazgo" });
    assert.match(await card.innerText(), /«Niega» \(negación\)/);
    await page.keyboard.press("Escape");
    assert.equal(await card.count(), 0);
    await close();
  });

  test("the table tells what the highlights tell, sorts and filters", async () => {
    const { page, close } = await read();
    const spoken = (await page.locator("mark > .spoken").allTextContents()).length;
    await view(page, "Tabla");
    const rows = page.locator(".findings tbody tr");
    assert.equal(await rows.count(), spoken);
    assert.match(await rows.filter({ hasText: "disnea" }).innerText(), /síntoma o signo\s+negado/);
    assert.match(await rows.filter({ hasText: "TA 80/50" }).innerText(), /80 mmHg.*50 mmHg/s);
    await page.getByRole("columnheader", { name: "Tipo" }).getByRole("button").click();
    assert.equal(await page.getByRole("columnheader", { name: "Tipo" }).getAttribute("aria-sort"), "ascending");
    const kinds = await rows.locator("td:nth-of-type(1)").allTextContents();
    assert.deepEqual(kinds, [...kinds].sort((a, b) => a.localeCompare(b, "es")));
    await page.getByRole("searchbox").fill("negado");
    assert.equal(await rows.count(), 1);
    await rows.getByRole("button").click();
    assert.match(await page.getByRole("complementary", { name: "Ficha del hallazgo" }).innerText(), /disnea/);
    await close();
  });

  test("moments in order, and two of them compared", async () => {
    const { page, close } = await read();
    await view(page, "Cronología");
    const moments = await page.locator(".timeline h3").allTextContents();
    assert.deepEqual(moments, ["antes del episodio", "presentación", "evolución"]);
    assert.match(await page.locator(".timeline > li").nth(2).innerText(), /A las 48 horas[\s\S]*creatinina 3,8/);
    await view(page, "Comparar");
    const table = page.locator(".compare table");
    assert.match(await table.getByRole("row", { name: /creatinina/i }).innerText(), /–\s+3,8\s+–/);
    await page.getByRole("button", { name: "Este informe y otro" }).click();
    await page.getByRole("textbox", { name: /otro informe/ }).fill("Varón de 60 años. TA 120/70 mmHg. Creatinina 0,8 mg/dl.");
    await table.getByRole("row", { name: /creatinina/i }).filter({ hasText: "↓" }).waitFor();
    const line = table.getByRole("row", { name: /creatinina/i });
    assert.match(await line.innerText(), /3,8\s+0,8\s+↓ -3/);
    await line.getByRole("button", { name: "0,8" }).click();
    assert.equal(await page.locator(".passage mark").textContent(), "Creatinina 0,8 mg/dl");
    assert.match(await page.locator(".passage").textContent(), /TA 120\/70 mmHg\. Creatinina 0,8 mg\/dl/);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await page.locator(".passage").isVisible()) && !(await page.getByRole("textbox", { name: /otro informe/ }).isVisible()), "its words never reach the paper");
    await page.emulateMedia({ media: "screen" });
    await line.getByRole("button", { name: "3,8" }).click();
    assert.equal(await page.locator(".passage mark").count(), 0, "the first report's words stand in the first report");
    await page.getByRole("button", { name: "Borrar todo" }).click();
    assert.ok(!(await page.locator("body").innerText()).includes("120/70"));
    await close();
  });

  test("problems tell how they stand, and every step leads to its words and back", async () => {
    const { page, complaints, close } = await read(`${REPORT}\nEvolución: la radiografía confirmó una neumonía.`);
    const problems = page.getByRole("region", { name: "Problemas" });
    const line = problems.getByRole("listitem").filter({ has: page.locator(".answer") }).filter({ hasText: "neumonía" });
    assert.match((await line.innerText()).replace(/\s+/g, " "), /^confirmado neumonía CIE-10-ES J18.* dudoso .*neumonía presente .*neumonía$/);
    const steps = line.getByRole("button", { name: /Ver en el informe/ });
    assert.equal(await steps.count(), 2);
    await steps.nth(1).focus();
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#pointed").first().textContent(), /neumonía$/);
    assert.match(await page.getByRole("complementary", { name: "Ficha del hallazgo" }).innerText(), /Problema neumonía: confirmado/);
    assert.equal(await line.getAttribute("aria-current"), "true", "the words lead back to the problem");
    await problems.getByText(/^Solo negados/).click();
    await problems.getByText("disnea").first().waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  test("corrections follow their words through an edit, and are told when these go", async () => {
    const { page, complaints, close } = await read("Varón de 60 años con fiebre. TA 85/50 mmHg.");
    const corrections = page.getByRole("region", { name: "Tus correcciones" });
    await mark(page, "fiebre").click();
    await page.getByRole("group", { name: "Corregir la lectura" }).getByRole("button", { name: "Rechazar" }).click();
    const area = page.locator("#report");
    await area.focus();
    await page.keyboard.press("Home");
    await page.keyboard.type("Nota. ");
    assert.match(await corrections.innerText(), /Rechazado: .?fiebre/);
    assert.equal(await mark(page, "fiebre").count(), 0, "still rejected");
    await area.evaluate((a) => a.setSelectionRange(a.value.indexOf("fiebre") + 3, a.value.indexOf("fiebre") + 3));
    await page.keyboard.type("x");
    await corrections.getByRole("status").getByText("sus palabras han cambiado").waitFor();
    assert.match(await corrections.getByRole("status").innerText(), /Rechazado: .?fiebre/);
    await page.keyboard.press("Control+z");
    await corrections.getByRole("button", { name: "Deshacer" }).waitFor();
    assert.equal(await mark(page, "fiebre").count(), 0, "the words came back, and the correction with them");
    await corrections.getByRole("button", { name: "Deshacer" }).click();
    assert.ok(await mark(page, "fiebre").isVisible());
    assert.deepEqual(complaints, []);
    await close();
  });

  test("typing keeps the caret and can be undone", async () => {
    const { page, complaints, close } = await read("Varón con tos y fiebre.");
    const area = page.locator("#report");
    const now = () => area.evaluate((a) => ({ text: a.value, caret: a.selectionStart, focus: document.activeElement === a }));
    await area.focus();
    await page.keyboard.press("Home");
    for (let i = 0; i < 6; i++) await page.keyboard.press("ArrowRight");
    assert.deepEqual(await now(), { text: "Varón con tos y fiebre.", caret: 6, focus: true }, "the caret is where the text goes on");
    await page.keyboard.type("mayor ");
    assert.deepEqual(await now(), { text: "Varón mayor con tos y fiebre.", caret: 12, focus: true }, "after typing");
    await page.keyboard.press("Control+z");
    // How much one step takes back is the browser's affair.
    const undone = await now();
    assert.match(undone.text, /^Varón (?!mayor con)[mayor ]*con tos y fiebre\.$/, "after one step back");
    const shown = (await page.locator(".text").textContent()).replaceAll(/\[.*?\] /g, "");
    assert.equal(shown, undone.text, "the report follows");
    assert.deepEqual(complaints, []);
    await close();
  });

  test("print shows the report, with marks or without, and no controls", async () => {
    const { page, close } = await read();
    await page.evaluate(() => { globalThis.printed = 0; globalThis.print = () => { globalThis.printed++; }; });
    const decorated = () => mark(page, "fiebre").evaluate((m) => getComputedStyle(m).textDecorationLine !== "none");
    await page.emulateMedia({ media: "print" });
    assert.ok(await decorated());
    assert.ok(!(await page.locator("#report").isVisible()) && !(await page.locator(".buttons").first().isVisible()));
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "Imprimir sin marcas" }).click();
    await page.waitForFunction(() => globalThis.printed === 1);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await decorated()));
    // What is taller than a page and must not break is printed over what follows it.
    const whole = await page.evaluate(() => [...document.querySelectorAll("main *")]
      .filter((e) => getComputedStyle(e).breakInside !== "auto" && e.getBoundingClientRect().height > 600)
      .map((e) => `${e.tagName}.${e.className}`));
    assert.deepEqual(whole, []);
    const shown = await page.evaluate(() => [...document.querySelectorAll(".tick, .open-inputs input, .open-inputs select, .cases")].filter((e) => e.checkVisibility()).length);
    assert.equal(shown, 0, "no empty boxes and no buttons on paper");
    assert.equal(await page.locator(".problems details:not([open]), .checklists details:not([open])").count(), 0, "what is folded is on paper");
    const column = await page.locator(".columns > .reading").evaluate((e) => getComputedStyle(e).overflowY);
    assert.equal(column, "visible", "nothing of the report is cut off");
    await close();
  });

  test("the whole way by keyboard alone", async () => {
    const { page, complaints, close } = await open(browser, SINGLE);
    const reach = async (matches, most = 60) => {
      for (let i = 0; i < most; i++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate(matches)) return;
      }
      assert.fail(`not reached by Tab: ${matches}`);
    };
    await reach(() => document.activeElement?.id === "report");
    await page.keyboard.insertText(REPORT);
    await page.locator("mark").first().waitFor();
    assert.equal(await page.locator("#report").inputValue(), REPORT, "keys go into the text");
    await reach(() => document.activeElement?.classList.contains("text"));
    await page.keyboard.press("ArrowRight");
    const card = page.getByRole("complementary", { name: "Ficha del hallazgo" });
    await card.waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await card.count(), 0);
    await page.keyboard.press("?");
    const keys = page.getByRole("dialog", { name: "Atajos de teclado" });
    await keys.waitFor();
    await keys.getByRole("checkbox").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Escape");
    await keys.waitFor({ state: "hidden" });
    assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("text")), "the focus comes back");
    await page.keyboard.press("n");
    assert.equal(await page.locator("#pointed").count(), 0, "single keys are off");
    assert.deepEqual(complaints, []);
    await close();
  });

  test("every view passes axe in both themes and languages, wide and narrow", async () => {
    for (const [colorScheme, language, width] of [["light", "Español", 1280], ["dark", "English", 320], ["light", "English", 320], ["dark", "Español", 1280]]) {
      const { page, close } = await read(REPORT, { colorScheme, viewport: { width, height: 800 } });
      await page.getByRole("button", { name: language }).click();
      const state = (name) => `${name} ${colorScheme} ${language} ${width}`;
      for (const name of [/Tabla|Table/, /Cronología|Timeline/, /Comparar|Compare/, /Texto|Text/]) {
        await view(page, name);
        await passes(page, state(name), ".reading");
      }
      await mark(page, "disnea").click();
      await passes(page, state("card"), ".card");
      await page.getByRole("button", { name: /Atajos|shortcuts/ }).click();
      await passes(page, state("keys"), "dialog.keys");
      await close();
    }
  });

  test("on a narrow screen the card is a sheet from below, with its words above it", async () => {
    const { page, close } = await read(REPORT, { viewport: { width: 320, height: 640 } });
    await mark(page, "TA 80/50").click();
    const sheet = page.locator(".card");
    await sheet.waitFor();
    const [card, words] = await Promise.all([sheet, page.locator("#pointed").first()].map((l) => l.boundingBox()));
    assert.equal(Math.round(card.y + card.height), 640, "it ends with the window");
    assert.equal(Math.round(card.width), 320);
    assert.ok(words.y >= 0 && words.y + words.height <= card.y, `words at ${words.y}, sheet from ${card.y}`);
    const closes = await sheet.getByRole("button").first().boundingBox();
    assert.ok(closes.width >= 44 && closes.height >= 44, "a thumb finds its button");
    await close();
  });

  test("on a narrow screen tables stand in rows of their own and nothing scrolls sideways", async () => {
    const { page, close } = await read(REPORT, { viewport: { width: 320, height: 800 } });
    const sideways = () => page.locator(".document .table").evaluate((table) =>
      [table, ...table.querySelectorAll("*")].filter((e) => e.scrollWidth > e.clientWidth && getComputedStyle(e).overflowX !== "visible" && !e.closest(".spoken")).map((e) => e.outerHTML.slice(0, 80)));
    await view(page, "Tabla");
    assert.deepEqual(await sideways(), []);
    await view(page, "Comparar");
    const creatinine = page.locator(".compare tbody tr", { hasText: "creatinina" });
    const names = () => creatinine.locator("td").evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, "::before").content));
    assert.deepEqual(await names(), ['"presentación"', '"evolución"', '"Cambio"']);
    assert.deepEqual(await sideways(), []);
    await page.getByRole("button", { name: "Este informe y otro" }).click();
    await page.getByRole("textbox", { name: /otro informe/ }).fill("Varón de 60 años. Creatinina 0,8 mg/dl.");
    await creatinine.filter({ hasText: "↓" }).waitFor();
    assert.deepEqual(await names(), ['"Este informe"', '"El otro informe"', '"Cambio"']);
    assert.deepEqual(await sideways(), []);
    const box = await page.locator(".compare table").boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 320, "it fits");
    await close();
  });

  test("forced colours, more contrast and the widest layout keep lines, signs and width", async () => {
    for (const options of [{ forcedColors: "active" }, { contrast: "more" }, { viewport: { width: 1792, height: 1000 } }]) {
      const { page, close } = await read(REPORT, options);
      await mark(page, "disnea").click();
      const seen = await mark(page, "disnea").evaluate((m) => [getComputedStyle(m).textDecorationLine, getComputedStyle(m, "::before").content]);
      assert.match(seen[0], /underline line-through/);
      assert.match(seen[1], /¬/);
      await passes(page, JSON.stringify(options), ".reading");
      await close();
    }
  });

  test("clearing leaves nothing, not even what was looked for", async () => {
    const { page, close } = await read(demo);
    await page.getByRole("searchbox").fill("celulitis");
    await page.getByRole("button", { name: "Borrar todo" }).click();
    assert.equal(await page.locator("#report").inputValue(), "");
    assert.equal(await page.locator("mark").count(), 0);
    assert.ok(!/celulitis/i.test(await page.locator("#app").innerText()));
    await close();
  });
});
