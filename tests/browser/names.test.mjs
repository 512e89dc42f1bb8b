// No name is looked up: in a network of its own, whose resolver writes down every question (names.mjs).
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { needs } from "./browsers.mjs";
import { ENGINES } from "./drive.mjs";
import { inOwnNetwork } from "./own-network.mjs";

// WebKitGTK asks no resolver where no route leads out: there is nothing to watch it by.
for (const engine of ENGINES.filter((name) => name !== "webkit")) {
  test(`no name is looked up (${engine})`, needs(engine), (t) => {
    const folder = mkdtempSync(join(tmpdir(), "foco-names-"));
    try {
      writeFileSync(join(folder, "resolv.conf"), "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
      const prepare = `ip link set lo up && mount --bind ${join(folder, "resolv.conf")} /etc/resolv.conf`;
      const told = inOwnNetwork(t, prepare, "names.mjs", engine);
      if (told === null) return;
      const { control, foco } = JSON.parse(told.split("\n").at(-1));
      t.diagnostic(`${engine}: a page without policy asks for the names of ${control.join(" ")}`);
      assert.ok(control.length > 0, "the control page asks for no name: the test is blind");
      assert.deepEqual(foco, []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
