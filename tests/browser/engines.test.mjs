// Firefox and WebKit too: the page opens and reads a report, as one file and as a folder; and a shorter walk through
// reading and scores than Chromium's, by the same steps in both.
import assert from "node:assert/strict";
import { SINGLE, SITE, demo } from "./artefacts.mjs";
import { ENGINES, drive, fromDiskAndOverHttp, opened, paste, sleep, trial, until } from "./drive.mjs";
import { serve } from "./server.mjs";

const REPORT = `Antecedentes: HTA. Su madre tuvo diabetes.
Exploración física: varón de 60 años con fiebre. Niega disnea. TA 80/50 mmHg. Creatinina 2,4 mg/dl.
A las 48 horas, creatinina 3,8 mg/dl. Sepsis por Escherichia coli.`;

/** What is asked of the page, in words of its own: `one(selector, words)` is the first element that holds the words. */
function hands(page) {
  const ONE = "const one = (selector, words) => [...document.querySelectorAll(selector)].find((e) => !words || e.textContent.includes(words));";
  const ask = (body, ...args) => page.run(`${ONE} ${body}`, ...args);
  const text = (selector, words) => ask("return one(arguments[0], arguments[1])?.textContent ?? null;", selector, words);
  return {
    ask, text,
    press: async (selector, words) => assert.ok(await ask("const e = one(arguments[0], arguments[1]); e?.click(); return !!e;", selector, words), `no ${selector} ${words ?? ""}`),
    count: (selector) => ask("return document.querySelectorAll(arguments[0]).length;", selector),
    tells: async (selector, wanted, what) => {
      let told;
      await until(async () => wanted.test(told = (await text(selector)) ?? ""), `${what ?? selector} (${wanted})`).catch((error) => { throw new Error(`${error.message}; it says ${told}`); });
    },
  };
}

/** Lets `walk` go through the page once it has read the report. */
async function reading(engine, walk) {
  const browser = await drive(engine);
  try {
    const page = await browser.visit(SINGLE);
    await opened(page);
    await paste(page, REPORT);
    const { count } = hands(page);
    await until(async () => (await count("mark")) > 8, "highlighting");
    await walk(page);
    await page.close();
  } finally {
    await browser.close();
  }
}

/** The smallest module that stops when it is asked: one function, which cannot be run. */
const STOPS = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];

for (const engine of ENGINES) {
  trial(engine, `${engine}: a module that stops is told of, another fault is not`, () => fromDiskAndOverHttp(engine, async (page, address) => {
    await paste(page, REPORT);
    const told = () => page.run("return document.getElementById('halted').getClientRects().length > 0;");
    // Of a page that is a file WebKit does not say which fault it was.
    if (address !== SINGLE) {
      await page.run("setTimeout(() => { throw new Error('of an extension'); });");
      await sleep(300);
      assert.equal(await told(), false);
    }
    await page.run("setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(arguments[0]))).exports.f());", STOPS);
    await until(told, "telling");
    assert.equal(await page.run("return document.querySelector('#report').value;"), REPORT, "the text is left");
    await page.run("document.getElementById('reload').click();");
    await until(async () => (await page.run("return document.querySelector('#report')?.value;").catch(() => null)) === "", "loading again");
  }));
}

for (const engine of ["firefox", "webkit"]) {
  trial(engine, `${engine}: the page opens and reads a report`, async () => {
    const browser = await drive(engine);
    const site = await serve(SITE);
    try {
      for (const address of [SINGLE, site.address]) {
        const page = await browser.visit(address);
        await opened(page);
        await paste(page, demo);
        const { count, tells } = hands(page);
        await until(async () => (await count("mark")) > 40, "highlighting");
        await tells(".summary", /SOFA: mínimo con lo documentado, \d+/);
        await page.close();
      }
    } finally {
      await browser.close();
      await site.close();
    }
  });

  trial(engine, `${engine}: reading, scores, corrections, clearing`, () => reading(engine, async (page) => {
    const { ask, text, press, count, tells } = hands(page);
    const decorated = () => ask("return getComputedStyle(one('mark', 'fiebre')).textDecorationLine.includes('underline');");

    // Highlights and layers.
    assert.match(await ask("return getComputedStyle(one('mark', 'disnea')).textDecorationLine;"), /line-through/);
    assert.ok(await decorated());
    await press("button.layer", "síntomas y signos");
    await until(async () => !(await decorated()), "hiding a layer");
    await press("button.layer", "síntomas y signos");

    // Evidence both ways.
    await press("mark", "disnea");
    await tells(".card", /«Niega» \(negación\)/);
    await press("mark", "TA 80/50");
    await press(".card .use", "SOFA");
    await tells("#pointed-component", /Cardiovascular/);
    await press("#pointed-component button.quote");
    await tells("#pointed", /TA 80\/50/);
    await press(".card-head button");
    await until(async () => (await count(".card")) === 0, "closing the card");

    // Other ways to show it, and looking for words.
    await press(".views button", "Tabla");
    await until(async () => (await count(".findings tbody tr")) > 8, "the table");
    await press(".views button", "Cronología");
    await tells(".timeline", /A las 48 horas/);
    await press(".views button", "Comparar");
    await tells(".compare table", /creatinina/i);
    await press(".views button", "Texto");
    await ask(`const field = one("#search");
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, "escherichia");
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));`);
    await until(async () => (await count(".hit")) === 1, "the search");

    // A value is taken as right and taken back; a finding is rejected and follows its words through an edit.
    const ticks = await count("button.tick.undo");
    await press("button.tick:not(.undo)");
    await until(async () => (await count("button.tick.undo")) === ticks + 1, "the tick");
    await press("button.tick.undo");
    await until(async () => (await count("button.tick.undo")) === ticks, "taking it back");
    await press("mark", "fiebre");
    await tells(".card", /Rechazar/);
    await press(".card .actions button", "Rechazar");
    await tells(".corrections", /Rechazado/);
    await paste(page, `Nota. ${REPORT}`);
    await until(async () => /Nota\./.test(await text(".text")), "the edit");
    assert.equal(await text("mark", "fiebre"), null, "still rejected");
    await press(".corrections button", "Deshacer");
    await until(async () => (await text("mark", "fiebre")) !== null, "undoing");

    // An assumption off, the other language, clearing.
    const before = await text("#score-sofa ~ dl.numbers");
    await press(".assumptions label", "A2");
    await until(async () => (await text("#score-sofa ~ dl.numbers")) !== before, "scoring without an assumption");
    await press("button[lang=en]");
    await tells("#results-title", /[a-z]/);
    assert.equal(await ask("return document.documentElement.lang;"), "en");
    await press("button", "Clear everything");
    await until(async () => (await count("mark")) === 0, "clearing");
    assert.ok(!/Escherichia/.test(await text("body")));
  }));

  trial(engine, `${engine}: values given, what-if, a file, print`, () => reading(engine, async (page) => {
    const { ask, text, press, count, tells } = hands(page);
    const sofa = () => text("#score-sofa ~ dl.numbers");
    const give = (name, value) => ask(`const field = one("article:has(#score-sofa) .input", arguments[0]).querySelector("input");
      field.value = arguments[1];
      field.dispatchEvent(new Event("change", { bubbles: true }));`, name, value);

    // Another value than the report's, and back.
    await until(async () => (await count("article:has(#score-sofa) .input")) > 5, "the form");
    const read = await sofa();
    await give("creatinina", "5,5");
    await tells(".corrections", /creatinina 5,5/);
    assert.notEqual(await sofa(), read);
    await press(".corrections button", "Deshacer");
    await until(async () => (await sofa()) === read, "the report's own value");

    // What if the missing bilirubin were 13?
    await give("bilirrubina", "13");
    await until(async () => (await sofa()) !== read, "the answer");

    // Print without marks, seen as paper shows it: rules for print hold for the screen too.
    await ask("window.printed = 0; window.print = () => { window.printed++; };");
    await press("#send-print-plain");
    await until(() => ask("return window.printed === 1;"), "printing");
    await ask(`for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) if (rule.media?.mediaText === "print") rule.media.mediaText = "all";
    }`);
    assert.equal(await ask("return getComputedStyle(one('.text mark', 'fiebre')).textDecorationLine;"), "none");
    const shown = (selector) => ask("return one(arguments[0]).getClientRects().length > 0;", selector);
    assert.deepEqual([await shown(".text mark"), await shown("#report"), await shown(".buttons")], [true, false, false]);

    // A file takes the place of the report.
    await ask(`const files = new DataTransfer(), input = one("input[type=file]");
      files.items.add(new File(["Mujer de 40 años con tos."], "caso.txt"));
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));`);
    await tells(".text", /^Mujer de .*40 años con .*tos\.$/);
  }));
}
