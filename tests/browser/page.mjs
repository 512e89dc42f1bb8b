// Opens the page in Chromium, notes what it complains of, and counts what a reader does.
import assert from "node:assert/strict";
import AxeBuilder from "@axe-core/playwright";
import { SINGLE } from "./artefacts.mjs";
import { bePatient } from "./patience.mjs";

/** A page in a context of its own. `complaints` grows with every error that it logs, `asked` with every request. Every act in
 *  it waits until the page has followed, unless the test is about time. */
export async function open(browser, address = SINGLE, { waits = true, ...options } = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  if (waits) bePatient(page);
  const asked = [], complaints = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address);
  await page.getByRole("main").waitFor();
  return { page, asked, complaints, close: () => context.close() };
}

/** Pastes a report: one act. */
export async function paste(page, text) {
  await page.locator("#report").fill(text);
  await page.locator("mark").first().waitFor();
  await settle(page);
}

/** Waits for the parts of the page that may lag behind what is typed. */
export const settle = (page) => page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));

/** Opens every fold, also those within others: what is folded is made when it is opened. */
async function unfold(page) {
  for (let opened = 1; opened > 0;) {
    opened = await page.evaluate(() => {
      const closed = [...document.querySelectorAll("details:not([open])")];
      closed.forEach((fold) => { fold.open = true; });
      return closed.length;
    });
    await page.waitForTimeout(150);
  }
}

/** Fails on anything that axe finds, with everything unfolded. `within` names the part that changed: axe takes seconds for
 *  the whole page. */
export async function accessible(page, state, within = "body") {
  await settle(page);
  await unfold(page);
  const { violations } = await new AxeBuilder({ page }).include(within).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  const told = violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes.length}) ${v.nodes[0].failureSummary?.slice(0, 200)}`);
  assert.deepEqual(told, [], state);
}

/** The three numbers of a score as they stand on the page. */
export const numbers = async (page, score) =>
  (await page.locator(`#score-${score} ~ dl.numbers dd`).allTextContents()).map((text) => text.trim());

/** The row of an input in the form of a score. */
export const row = (page, score, name) =>
  page.locator("article", { has: page.locator(`#score-${score}`) }).locator(".input", { hasText: name }).first();

/** The same, and nothing is too wide. */
export async function passes(page, state, within) {
  await accessible(page, state, within);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${state}: ${wide} px too wide`);
}
