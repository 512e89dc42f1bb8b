// Pictures of the main states in both languages, both themes and three widths, into target/screenshots:
// `npm run screenshots` in this folder, after `cargo xtask dist`. `npm run screenshots 1440` makes one width only.
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
  criteria: (page) => page.evaluate(() => document.getElementById("criteria-title").scrollIntoView()),
  tour: (page) => page.locator(".controls button").first().click(),
};

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
