// Pictures of the main states in both languages, both themes and three widths, into target/screenshots:
// `cargo xtask screenshots`. A number after it makes that width only.
import { mkdirSync } from "node:fs";
import { SINGLE } from "./artefacts.mjs";
import { openChromium } from "./browsers.mjs";

const OUT = new URL("../../target/screenshots/", import.meta.url).pathname;
const WIDTHS = process.argv[2] ? [Number(process.argv[2])] : [320, 768, 1440];

/** Each state, from the one before it. */
const STATES = {
  empty: async () => {},
  case: async (page) => {
    await page.locator(".buttons .primary").first().click();
    await page.locator("mark").first().waitFor();
  },
  marks: (page) => page.evaluate(() => document.getElementById("document-title").scrollIntoView()),
  problems: (page) => page.evaluate(() => document.getElementById("problems-title").scrollIntoView()),
  finding: async (page) => {
    await page.locator("mark.f-measurement").nth(1).click();
    await page.locator(".card").waitFor();
  },
  form: async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("#score-sofa").scrollIntoViewIfNeeded();
    await page.locator(".tick").first().click();
    await page.evaluate(() => document.getElementById("score-sofa").scrollIntoView());
  },
  table: (page) => view(page, 1),
  timeline: (page) => view(page, 2),
  compare: (page) => view(page, 3),
  criteria: (page) => page.evaluate(() => document.getElementById("criteria-title").scrollIntoView()),
  privacy: (page) => open(page, "#privacy"),
  about: (page) => open(page, "#about"),
  keys: (page) => page.getByRole("button", { name: /Atajos|shortcuts/ }).click(),
  embed: async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("#embed-open").click();
  },
  tour: async (page) => {
    await page.keyboard.press("Escape");
    await page.locator(".controls button").first().click();
  },
};

/** Another way of showing the report, by its place in the row of buttons. */
async function view(page, nth) {
  const ways = page.getByRole("group", { name: /Cómo se muestra|How the report/ });
  await ways.getByRole("button").nth(nth).click();
  await ways.evaluate((element) => element.scrollIntoView());
}

/** A fold of the page, opened and at the top. */
async function open(page, selector) {
  const fold = page.locator(`details${selector}`);
  await fold.locator("> summary").click();
  await fold.evaluate((element) => element.scrollIntoView());
}

mkdirSync(OUT, { recursive: true });
const browser = await openChromium();
for (const width of WIDTHS) {
  for (const colorScheme of ["light", "dark"]) {
    for (const language of ["Español", "English"]) {
      const context = await browser.newContext({ viewport: { width, height: width < 500 ? 800 : 1000 }, colorScheme });
      const page = await context.newPage();
      await page.goto(SINGLE);
      await page.getByRole("button", { name: language }).click();
      for (const [state, reach] of Object.entries(STATES)) {
        await reach(page);
        await page.screenshot({ path: `${OUT}${width}-${colorScheme}-${language.slice(0, 2).toLowerCase()}-${state}.png` });
      }
      await context.close();
    }
  }
}
await browser.close();
console.log(`pictures are in ${OUT}`);
