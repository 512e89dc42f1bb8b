// A static server on this machine alone that remembers every request.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json",
};

/** Serves `folder` under `path`; `requests` grows with every request. With `brotli`, packed as a host would send it. */
export async function serve(folder, path = "/", cacheControl = "no-store", { brotli = false } = {}) {
  const requests = [];
  const packed = new Map();
  const pack = (file, body) => packed.get(file) ?? packed.set(file, brotliCompressSync(body)).get(file);
  const server = createServer(async (request, response) => {
    requests.push(request.url);
    const url = new URL(request.url, "http://local");
    const name = url.pathname.startsWith(path) ? url.pathname.slice(path.length) : null;
    try {
      const file = join(folder, normalize(name === "" ? "index.html" : name));
      const body = await readFile(file);
      const headers = { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": cacheControl };
      response.writeHead(200, brotli ? { ...headers, "content-encoding": "br" } : headers);
      response.end(brotli ? pack(file, body) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}${path}`;
  return { address, requests, close: () => new Promise((resolve) => server.close(resolve)) };
}
