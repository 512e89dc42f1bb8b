// Pictures of the main states, into target/screenshots: `npm run screenshots` in this folder, after `cargo xtask dist`.
import { mkdirSync } from "node:fs";
import { SINGLE } from "./artefacts.mjs";
import { openChromium } from "./browsers.mjs";

const OUT = new URL("../../target/screenshots/", import.meta.url).pathname;
mkdirSync(OUT, { recursive: true });
const browser = await openChromium();
for (const [name, width, height, colorScheme, language] of [
  ["wide-light-es", 1440, 1000, "light", "Español"], ["wide-dark-en", 1440, 1000, "dark", "English"],
  ["narrow-light-es", 320, 800, "light", "Español"], ["middle-dark-es", 768, 900, "dark", "Español"],
]) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  await page.goto(SINGLE);
  await page.getByRole("button", { name: language }).click();
  await page.locator(".buttons .primary").click();
  await page.locator("mark").first().waitFor();
  await page.screenshot({ path: `${OUT}${name}.png` });
  await page.locator("mark.f-measurement").nth(1).click();
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `${OUT}${name}-card.png` });
  await page.screenshot({ path: `${OUT}${name}-full.png`, fullPage: true });
  await context.close();
}
await browser.close();
console.log(`pictures are in ${OUT}`);
