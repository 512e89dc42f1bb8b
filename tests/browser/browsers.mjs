// The three engines. A browser that is not here is skipped loudly, and fails the tests with CI=true.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

const first = (paths) => paths.find((path) => existsSync(path));
const CHROMIUM = first(["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]);
const FIREFOX = first(["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"]);
const WEBKIT = first(["/usr/bin/WebKitWebDriver"]);
const MINIBROWSER = first(["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser"]);

const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];
const isRoot = process.getuid?.() === 0;

/** Options of a test: skipped if the engine is not here, unless nothing may be skipped. */
export function needs(engine) {
  const here = { chromium: CHROMIUM, firefox: FIREFOX, webkit: WEBKIT && MINIBROWSER }[engine];
  if (here || process.env.CI === "true") return {};
  return { skip: `${engine} is not installed` };
}

/** A browser; with `profile`, a context that keeps its files in that folder. */
export async function openChromium({ args = [], profile, ...options } = {}) {
  if (!CHROMIUM) throw new Error("Chromium is not installed");
  const all = { executablePath: CHROMIUM, args: [...QUIET, ...(isRoot ? ["--no-sandbox"] : []), ...args], ...options };
  return profile ? chromium.launchPersistentContext(profile, all) : chromium.launch(all);
}

export async function openFirefox({ prefs, ...options } = {}) {
  if (!FIREFOX) throw new Error("Firefox is not installed");
  // Puppeteer relaxes file:// by itself; set back, or the tests over file:// prove nothing.
  const extraPrefsFirefox = { "security.fileuri.strict_origin_policy": true, ...prefs };
  return puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, extraPrefsFirefox, ...options });
}

/** So long WebKit may take for one command, in milliseconds. Left to itself its driver waits five minutes. */
const WEBKIT_PATIENCE = 30_000;

/** WebKitGTK by plain WebDriver, in a virtual screen. */
export async function openWebKit() {
  if (!WEBKIT || !MINIBROWSER) throw new Error("WebKit is not installed");
  const port = 4600 + Math.floor(Math.random() * 300);
  const driver = spawn("xvfb-run", ["-a", "dbus-run-session", "--", WEBKIT, `--port=${port}`, "--host=127.0.0.1"], {
    env: { ...process.env, WEBKIT_DISABLE_COMPOSITING_MODE: "1", LIBGL_ALWAYS_SOFTWARE: "1", GDK_BACKEND: "x11" },
    stdio: "ignore", detached: true,
  });
  const call = async (method, path, body) => {
    const signal = AbortSignal.timeout(WEBKIT_PATIENCE + 10_000);
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), signal });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const end = () => { try { process.kill(-driver.pid); } catch { /* gone already */ } };
  for (let tries = 0; ; tries++) {
    try {
      await call("GET", "/status");
      break;
    } catch (error) {
      if (tries > 100) { end(); throw error; }
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
  const { sessionId } = await call("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary: MINIBROWSER, args: ["--automation"] } } },
  });
  const at = (path) => `/session/${sessionId}${path}`;
  await call("POST", at("/timeouts"), { pageLoad: WEBKIT_PATIENCE, script: WEBKIT_PATIENCE });
  const go = (url) => call("POST", at("/url"), { url });
  return {
    // Now and then the driver misses that a page has loaded, and waits on: seen once, for the five minutes.
    go: (url) => go(url).catch((error) => {
      if (!/timeout/i.test(error.message)) throw error;
      console.error(`WebKit did not say that ${url} has loaded; once more`);
      return go(url);
    }),
    back: () => call("POST", at("/back"), {}),
    run: (script, ...args) => call("POST", at("/execute/sync"), { script, args }),
    close: async () => { await call("DELETE", at("")).catch(() => {}); end(); },
  };
}
