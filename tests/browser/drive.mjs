// One way to drive all three engines: open an address, run text as a script there, close.
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { SINGLE, SITE } from "./artefacts.mjs";
import { needs, openChromium, openFirefox, openWebKit } from "./browsers.mjs";
import { serve } from "./server.mjs";

export { sleep };
/** All three, or those that FOCO_ENGINES names. */
export const ENGINES = (process.env.FOCO_ENGINES ?? "chromium firefox webkit").split(" ");

/** `visit(address)` gives a page with `run(body, ...args)`; the body sees `arguments` and may return plain data. */
export async function drive(engine, options = {}) {
  if (engine === "chromium") return driveChromium(options);
  if (engine === "firefox") return driveFirefox(options);
  return driveWebKit();
}

/** How often WebKit has been closed with a page whose module had stopped. */
let stopped = 0;

/** A test in one engine. WebKit stops a module now and then by itself (known-failures.md): it may then try once more. */
export function trial(engine, name, body) {
  test(name, needs(engine), async (t) => {
    const before = stopped;
    try {
      await body(t);
    } catch (error) {
      if (stopped === before) throw error;
      t.diagnostic(`WebKit stopped the module; once more after: ${error.message}`);
      await body(t);
    }
  });
}

const called = (body, args) => `(function () { ${body} })(${args.map((a) => JSON.stringify(a)).join(", ")})`;

async function driveChromium({ profile, backForward, ...rest }) {
  // Driven browsers load a page again on Back unless they are told to put it aside, as they do for people.
  const options = backForward ? { ...rest, ignoreDefaultArgs: ["--disable-back-forward-cache"] } : rest;
  const browser = profile ? null : await openChromium(options);
  const context = profile ? await openChromium({ ...options, profile }) : await browser.newContext();
  return {
    context,
    async visit(address) {
      const page = await context.newPage();
      const seen = observe(page);
      await page.goto(address);
      return {
        page, ...seen,
        go: (to) => page.goto(to),
        // A page that is brought back does not load again: no use waiting for that.
        back: () => page.goBack({ waitUntil: "commit" }),
        run: (body, ...args) => page.evaluate(called(body, args)),
        close: async () => { await Promise.all(context.pages().filter((p) => p !== page).map((p) => p.close())); await page.close(); },
      };
    },
    close: () => (browser ?? context).close(),
  };
}

async function driveFirefox({ profile, prefs } = {}) {
  const browser = await openFirefox({ ...(profile && { userDataDir: profile }), prefs });
  return {
    async visit(address) {
      const page = await browser.newPage();
      const seen = observe(page);
      await page.goto(address);
      return {
        page, ...seen,
        go: (to) => page.goto(to),
        back: async () => { await page.evaluate("history.back()").catch(() => {}); await sleep(1000); },
        run: (body, ...args) => page.evaluate(called(body, args)),
        close: async () => {
          for (const other of await browser.pages()) if (other !== page) await other.close().catch(() => {});
          await browser.newPage();
          await page.close();
        },
      };
    },
    close: () => browser.close(),
  };
}

/** What a page asks for, says to the console, and hands over as files. */
function observe(page) {
  const asked = [], said = [], files = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("download", (download) => files.push(download.suggestedFilename()));
  return { asked, said, files };
}

async function driveWebKit() {
  const browser = await openWebKit();
  return {
    async visit(address) {
      await browser.go(address);
      return {
        asked: [], said: [], files: [],
        go: (to) => browser.go(to),
        back: () => browser.back(),
        run: (body, ...args) => browser.run(body, ...args),
        close: () => browser.go("about:blank"),
      };
    },
    async close() {
      const halted = await browser.run("return document.getElementById('halted')?.hidden === false;").catch(() => false);
      stopped += Number(halted);
      await browser.close();
    },
  };
}

/** Waits until a probe answers something true. */
export async function until(probe, what, seconds = 20) {
  for (let tries = 0; tries < seconds * 10; tries++) {
    if (await probe()) return;
    await sleep(100);
  }
  throw new Error(`${what} did not happen`);
}

/** Waits until the page stands. */
export const opened = (page) => until(() => page.run("return !!document.querySelector('textarea')"), "opening");

/** Lets `act` see `foco.html` opened from disk and then over HTTP; gives what the server was asked for. */
export async function fromDiskAndOverHttp(engine, act) {
  const browser = await drive(engine);
  const server = await serve(join(SITE, ".."));
  try {
    for (const address of [SINGLE, `${server.address}foco.html`]) {
      const page = await browser.visit(address);
      await opened(page);
      await act(page, address);
      await page.close();
    }
    return server.requests;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Puts a text into the report's field as a person would. */
export const paste = (page, text) => page.run(`
  const area = document.querySelector("textarea");
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, arguments[0]);
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));`, text);

/** The whole normal walk: reviews and replaces the identifiers of the text (unless it has none), and takes that back, then
 *  presses everything that can be pressed, but what clears the report or keeps it. Tells which steps of the review did not
 *  come about. */
export async function walk(page, text, { identifiers = true } = {}) {
  await paste(page, text);
  await until(() => page.run("return document.querySelectorAll('mark').length > 0"), "highlighting");
  await page.run(`
    window.print = () => {};
    const clears = /borrar|clear/i;
    const settle = () => new Promise((resolve) => setTimeout(resolve, 10));
    const press = async (what, most) => {
      for (const e of [...document.querySelectorAll(what)].slice(0, most)) {
        if (!e.isConnected || !e.getClientRects().length || e.disabled || clears.test(e.textContent)) continue;
        e.click();
        await settle();
      }
    };
    window.walked = false;
    window.missed = [];
    const review = async () => {
      const wait = async (what, probe) => {
        for (let tries = 0; tries < 200 && !probe(); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
        if (!probe()) window.missed.push(what);
      };
      const list = () => document.querySelector(".identifier-list");
      const all = () => list() && !list().querySelector("input:not(:checked)");
      await wait("the line", () => document.querySelector("#identifiers-review"));
      await press("#identifiers-review", 1);
      await wait("the list", list);
      await press(".identifier-list input, .identifier-list button", 8);
      await wait("letting them go", () => !all());
      await press(".identifiers .buttons button", 1);
      await wait("taking them all", all);
      await press(".identifiers .primary", 1);
      await wait("the replacement", () => document.querySelector("#report").value.includes("[NOMBRE_1]"));
      await press("#send-json, #send-text, #send-print", Infinity);
      await press("#identifiers-line button:last-child", 1);
      await press("#send-json", 1);
      await press(".identifiers .primary", 1);
    };
    (async () => {
      if (arguments[0]) await review();
      // Folds within folds are made when the outer one is opened.
      for (let i = 0; i < 4; i++) await press("details:not([open]) > summary", Infinity);
      await press("mark", 25);
      await press("button, input[type=checkbox]:not(#keep)", Infinity);
      window.walked = true;
    })();`, identifiers);
  await until(() => page.run("return window.walked === true"), "the walk", 120);
  return page.run("return window.missed");
}
