// Run by offline.test.mjs in a network of its own that leads nowhere: foco.html opens and reads a report.
import { networkInterfaces } from "node:os";
import { SINGLE, demo } from "./artefacts.mjs";
import { drive, opened, paste, until } from "./drive.mjs";

const outside = Object.values(networkInterfaces()).flat().filter((i) => !i.internal);
if (outside.length) throw new Error(`there is a network: ${outside.map((i) => i.address).join(" ")}`);
const browser = await drive(process.argv[2]);
const page = await browser.visit(SINGLE);
await opened(page);
await paste(page, demo);
await until(() => page.run("return document.querySelectorAll('mark').length > 40"), "reading");
const read = await page.run("return document.querySelectorAll('mark').length");
await browser.close();
console.log(`${read} findings with interfaces: ${Object.keys(networkInterfaces()).join(" ") || "none"}`);
