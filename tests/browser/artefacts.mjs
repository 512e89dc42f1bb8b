// What is tested, and with which text.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const DIST = process.env.FOCO_DIST ?? join(ROOT, "dist");
export const SITE = join(DIST, "site");
export const SINGLE_FILE = join(DIST, "foco.html");
export const EMBED = join(DIST, "embed");
export const EMBED_FILE = join(EMBED, "embed.html");
export const SINGLE = pathToFileURL(SINGLE_FILE).href;

const REFERENCE = join(ROOT, "../shared/seed/caso.txt");
/** The reference case, where it is there. */
export const reference = existsSync(REFERENCE) ? readFileSync(REFERENCE, "utf8") : null;
/** The bundled cases. */
export const CASES = join(ROOT, "web/cases");
/** The first of them. */
export const demo = readFileSync(join(CASES, "celulitis.txt"), "utf8");
/** The bundled case of an invented person, with a mark where an identifier stands and where none does. */
export const marked = (mark) => `Paciente: Lucía Vidal Soler. NHC: ${mark}. Ingresa el 12/03/2019.\n${demo}\n${mark} refiere fiebre.`;

/** The module that a one-file page carries, read as the page reads it. */
export function moduleOf(html) {
  const bytesOf = new Function(`${readFileSync(join(ROOT, "web/boot/printable.js"), "utf8")} return bytesOf;`)();
  return gunzipSync(bytesOf(/<script type="text\/plain" id="foco-wasm">([^<]*)</.exec(html)[1]));
}
