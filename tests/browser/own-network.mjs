// Runs a script of this folder in a network of its own, which leads nowhere: Linux, and root.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

/** What the script printed; or null, with the test skipped loudly, where no such network can be made. */
export function inOwnNetwork(t, prepare, script, ...args) {
  const possible = spawnSync("unshare", ["-n", "-m", "sh", "-c", prepare], { encoding: "utf8" });
  if (possible.status !== 0) {
    if (process.env.CI === "true" && process.getuid?.() === 0) assert.fail(`no network of its own could be made: ${possible.stderr}`);
    console.log(`NOT CHECKED: "${t.name}" needs a network of its own (Linux, root)`);
    t.skip("needs a network of its own (Linux, root)");
    return null;
  }
  const done = spawnSync("unshare", ["-n", "-m", "sh", "-c", `${prepare} && exec "$@"`, "sh", process.execPath, script, ...args], {
    cwd: import.meta.dirname, encoding: "utf8", timeout: 180_000,
  });
  assert.equal(done.status, 0, done.stdout + done.stderr);
  return done.stdout.trim();
}
