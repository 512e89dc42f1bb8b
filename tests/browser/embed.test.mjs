// The page in a frame: sandboxed and not, twice on one host page, under any path. The host writes down every message.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { EMBED, EMBED_FILE, demo } from "./artefacts.mjs";
import { needs, openChromium } from "./browsers.mjs";
import { CHANNELS, LEAVING } from "./channels.mjs";
import { ENGINES, drive, sleep, trial, until } from "./drive.mjs";
import { serve } from "./server.mjs";
import { listen } from "./sink.mjs";

const MARK = "zqxjkvbn7743";

/** A host page with two frames of the page at `embed`; one speaks the dialects of H5P and WordPress. */
const host = (embed, sandbox) => `<!doctype html><meta charset="utf-8"><title>host</title>
<script>
  window.heard = [];
  addEventListener("message", (event) => {
    const frame = [...document.querySelectorAll("iframe")].findIndex((f) => f.contentWindow === event.source);
    heard.push({ frame, data: event.data, origin: event.origin });
    if (event.data?.context === "h5p" && event.data.action === "hello") event.source.postMessage({ context: "h5p", action: "hello" }, "*");
  });
</script>
<iframe id="first" width="900" height="200" ${sandbox} src="${embed}#case=celulitis&lang=en&theme=dark&mode=read&id=one"></iframe>
<iframe id="second" width="900" height="200" ${sandbox} src="${embed}#lang=es&theme=light&case=celulitis#?secret=aB3dE5"></iframe>`;

/** The only shapes that may come out of the page. */
function plain(message) {
  const { data } = message;
  const known = typeof data === "string" ? JSON.parse(data) : data;
  const keys = Object.keys(known).sort().join();
  const words = { "id,type": ["foco:ready"], "height,id,type": ["foco:resize"], "height,subject": ["lti.frameResize"], "action,context": ["hello"], "action,context,scrollHeight": ["resize"], "message,secret,value": ["height"] };
  assert.ok(words[keys], `a message of another shape: ${JSON.stringify(data)}`);
  for (const value of Object.values(known)) {
    assert.ok(typeof value === "number" || [...words[keys], "h5p", "one", "", "aB3dE5"].includes(value), `a message says ${JSON.stringify(value)}`);
  }
}

for (const engine of ENGINES) {
  for (const [name, sandbox] of [["sandboxed", 'sandbox="allow-scripts"'], ["in a plain frame", ""]]) {
    trial(engine, `the host learns readiness and height, and nothing else (${engine}, ${name})`, async () => {
      const folder = mkdtempSync(join(tmpdir(), "foco-host-"));
      const embed = await serve(EMBED, "/any/where/"), page = await serve(folder);
      writeFileSync(join(folder, "index.html"), host(`${embed.address}embed.html`, sandbox));
      const browser = await drive(engine);
      try {
        const view = await browser.visit(page.address);
        const heard = () => view.run("return window.heard");
        const types = async (frame) => (await heard()).filter((m) => m.frame === frame).map((m) => (typeof m.data === "string" ? JSON.parse(m.data) : m.data));
        await until(async () => (await types(0)).some((d) => d.type === "foco:resize") && (await types(1)).some((d) => d.message === "height"), "two heights");
        await until(async () => (await types(1)).some((d) => d.context === "h5p" && d.action === "resize"), "the H5P dialect");
        const first = await types(0), second = await types(1);
        assert.ok(first.some((d) => d.type === "foco:ready" && d.id === "one"));
        assert.ok(first.some((d) => d.subject === "lti.frameResize" && d.height > 200));
        assert.ok(first.some((d) => d.type === "foco:resize" && d.id === "one" && d.height > 500), JSON.stringify(first));
        assert.ok(second.some((d) => d.secret === "aB3dE5" && d.value > 500));
        (await heard()).forEach(plain);
        if (sandbox) assert.ok((await heard()).every((m) => m.origin === "null"));
        // Given its height the frame comes to rest: no height feeds the next one.
        await view.run("for (const f of document.querySelectorAll('iframe')) f.height = Math.max(...window.heard.map((m) => m.data.height ?? 0));");
        await sleep(1500);
        const rest = (await heard()).length;
        await sleep(1500);
        assert.equal((await heard()).length, rest, "heights go on and on");
        assert.deepEqual(embed.requests.filter((url) => url !== "/any/where/embed.html"), []);
        await view.close();
      } finally {
        await browser.close();
        await Promise.all([embed.close(), page.close()]);
        rmSync(folder, { recursive: true });
      }
    });
  }
}

describe("embedded in Chromium", needs("chromium"), () => {
  /** A host page over http with the page under test in its frames; with a policy, it names their address. */
  async function within(sandbox, work, policy = "") {
    const folder = mkdtempSync(join(tmpdir(), "foco-host-"));
    const embed = await serve(EMBED, "/x/"), page = await serve(folder), sink = await listen();
    const rule = policy && `<meta http-equiv="Content-Security-Policy" content="frame-src ${embed.address}">`;
    writeFileSync(join(folder, "index.html"), rule + host(`${embed.address}embed.html`, sandbox));
    const browser = await openChromium();
    try {
      const view = await browser.newPage();
      await view.goto(page.address);
      const frames = [0, 1].map((i) => view.frames().filter((f) => f !== view.mainFrame())[i]);
      for (const frame of frames) await frame.locator("mark").first().waitFor();
      await work({ view, frames, sink, embed });
    } finally {
      await browser.close();
      await Promise.all([embed.close(), page.close(), sink.close()]);
      rmSync(folder, { recursive: true });
    }
  }

  test("case, language, theme and mode come from the address", () => within('sandbox="allow-scripts"', async ({ frames: [first, second] }) => {
    assert.equal(await first.locator("main").getAttribute("lang"), "en");
    assert.equal(await second.locator("main").getAttribute("lang"), "es");
    assert.ok(!(await first.locator("textarea").isVisible()));
    assert.ok(await second.locator("textarea").isVisible());
    const ground = (frame) => frame.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    assert.notEqual(await ground(first), await ground(second));
  }));

  const attack = (frame, sink, name, body) => frame.evaluate(
    `(function () { try { const [to, text, udp] = arguments; ${body} } catch { /* refused */ } })("${sink.address}/${name}?m=${MARK}", "${MARK}", 9)`,
  ).catch(() => {});

  test("typing sends heights only; an attacker in the sandbox gets nothing out", () => within('sandbox="allow-scripts"', async ({ view, frames: [, second], sink, embed }) => {
    await second.locator("textarea").fill(`${demo}\n${MARK} fiebre`);
    await sleep(500);
    const heard = await view.evaluate("window.heard");
    heard.forEach(plain);
    assert.ok(!JSON.stringify(heard).includes(MARK));
    for (const [name, body] of Object.entries(CHANNELS)) await attack(second, sink, name, body);
    await sleep(2500);
    assert.deepEqual(sink.arrived(), []);
    assert.ok(!embed.requests.some((url) => url.includes(MARK)));
  }));

  test("a host that names the frame's address keeps it from being sent elsewhere", async () => {
    const went = {};
    for (const policy of ["", "frame"]) {
      went[policy] = [];
      for (const [name, body] of [["location", LEAVING["location"]], ["meta-refresh", LEAVING["meta-refresh"]]]) {
        await within('sandbox="allow-scripts"', async ({ frames: [, second], sink }) => {
          await attack(second, sink, name, body);
          await sleep(1500);
          went[policy].push(...sink.arrived());
        }, policy);
      }
    }
    // Browsers switch the Navigation API off in a sandbox; docs/embedding.md says what a host can do.
    assert.deepEqual(went, { "": ["location", "meta-refresh"], frame: [] });
  });

  test("the page that makes the snippet shows what it gives, and the element wraps it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "foco-host-"));
    const embed = await serve(EMBED, "/x/"), page = await serve(folder);
    writeFileSync(join(folder, "index.html"), `<!doctype html><title>host</title><script src="${embed.address}foco-case.js"></script><foco-case case="celulitis" lang="en" mode="read"></foco-case>`);
    const browser = await openChromium();
    try {
      const view = await browser.newPage();
      const complaints = [];
      view.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      await view.goto(embed.address);
      await view.getByLabel(/Caso/).selectOption("celulitis");
      await view.getByLabel(/Idioma/).selectOption("en");
      const code = await view.getByLabel(/Código/).inputValue();
      assert.match(code, /^<iframe src="http:[^"]*embed\.html#case=celulitis&amp;lang=en" .*sandbox="allow-scripts allow-downloads"/);
      await view.frameLocator("#preview iframe").locator("mark").first().waitFor();
      await until(async () => Number(await view.locator("#preview iframe").getAttribute("height")) > 1000, "the height of the preview");
      assert.deepEqual(complaints, []);

      // The code works where it is pasted, and says where to go without scripts.
      writeFileSync(join(folder, "pasted.html"), `<!doctype html><title>host</title>${code}`);
      await view.goto(`${page.address}pasted.html`);
      await view.frameLocator("iframe").locator("mark").first().waitFor();
      assert.equal(await view.getByRole("link").getAttribute("href"), `${embed.address}embed.html#case=celulitis&lang=en`);

      await view.goto(page.address);
      await view.frameLocator("foco-case iframe").locator("mark").first().waitFor();
      await until(async () => Number(await view.locator("foco-case iframe").getAttribute("height")) > 1000, "the height of the element");
    } finally {
      await browser.close();
      await Promise.all([embed.close(), page.close()]);
      rmSync(folder, { recursive: true });
    }
  });

  test("opened by itself it works too", async () => {
    const browser = await openChromium();
    try {
      const page = await browser.newPage();
      await page.goto(`file://${EMBED_FILE}#case=celulitis&lang=en`);
      await page.locator("mark").first().waitFor();
    } finally {
      await browser.close();
    }
  });
});
