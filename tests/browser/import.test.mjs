// Reports from files: plain text in either encoding, .docx, and files that are none.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { SINGLE } from "./artefacts.mjs";
import { needs, openChromium } from "./browsers.mjs";
import { open } from "./page.mjs";

const TEXT = "Varón de 60 años con fiebre. Tª 38,5 ºC.";

/** A .docx as Word packs it: deflated parts and a central directory. */
function docx(body) {
  const parts = { "[Content_Types].xml": "<Types/>", "word/document.xml": `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>` };
  const files = [], directory = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const raw = Buffer.from(content), packed = deflateRawSync(raw), head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(raw.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), head, place, Buffer.from(name)]));
    files.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory), end = Buffer.alloc(18);
  end.writeUInt16LE(2, 4);
  end.writeUInt16LE(2, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, listed, Buffer.from("PK\x05\x06"), end]);
}

describe("files", needs("chromium"), () => {
  let browser;
  before(async () => { browser = await openChromium(); });
  after(() => browser?.close());

  const choose = async (page, name, buffer) => page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  const becomes = (page, text) => page.waitForFunction((t) => document.querySelector("#report").value === t, text);

  test("plain text in UTF-8 and Windows-1252, and .docx", async () => {
    const { page, asked, complaints, close } = await open(browser, SINGLE);
    await choose(page, "caso.txt", Buffer.from(`\ufeff${TEXT}\r\n`));
    await becomes(page, TEXT);
    await page.locator("mark", { hasText: "fiebre" }).waitFor();
    await choose(page, "caso.txt", Buffer.from(`Otro. ${TEXT}`, "latin1"));
    await becomes(page, `Otro. ${TEXT}`);
    await choose(page, "caso.docx", docx(`<w:p><w:r><w:t>Primera &amp; única.</w:t></w:r></w:p><w:p><w:r><w:t>${TEXT}</w:t></w:r></w:p>`));
    await becomes(page, `Primera & única.\n${TEXT}`);
    await page.getByRole("button", { name: "Recuperar el texto anterior" }).click();
    await becomes(page, `Otro. ${TEXT}`);
    assert.deepEqual(complaints, []);
    assert.deepEqual(asked.filter((u) => !/^(data|blob):/.test(u)), [SINGLE]);
    await close();
  });

  test("a file that cannot be read says why and loses nothing", async () => {
    const { page, complaints, close } = await open(browser, SINGLE);
    await page.locator("#report").fill(TEXT);
    const whole = docx(`<w:p><w:r><w:t>${"Fiebre. ".repeat(200)}</w:t></w:r></w:p>`);
    const torn = Buffer.from(whole);
    torn.fill(0xff, 120, 160);
    for (const [name, buffer, says] of [
      ["a.pdf", Buffer.from("%PDF-1.7"), /Los PDF no se leen aquí/],
      ["a.doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /\.doc antiguo/],
      ["a.docx", whole.subarray(0, 200), /dañado/],
      ["b.docx", torn, /dañado/],
      ["a.png", Buffer.from("\x89PNG\r\n\x1a\n\0\0", "latin1"), /no es texto/],
      ["a.txt", Buffer.from(" \n"), /no tiene texto/],
      ["b.txt", Buffer.alloc(8_000_001, 97), /demasiado grande/],
    ]) {
      await choose(page, name, buffer);
      await page.getByRole("alert").filter({ hasText: says }).waitFor();
      assert.equal(await page.locator("#report").inputValue(), TEXT, name);
    }
    await page.locator("#report").fill(`${TEXT} Tos.`);
    await page.getByRole("alert").waitFor({ state: "detached" });
    assert.deepEqual(complaints, []);
    await close();
  });

  test("a file is dropped on the report", async () => {
    const { page, close } = await open(browser, SINGLE);
    await page.locator(".editor").evaluate((editor, text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "caso.txt"));
      for (const type of ["dragover", "drop"]) {
        editor.querySelector("textarea").dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, TEXT);
    await becomes(page, TEXT);
    await close();
  });
});
