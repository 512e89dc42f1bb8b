// A listener on this machine alone: whatever a page sends arrives here, over HTTP, as a datagram or as a question for a name.
import { createServer } from "node:http";
import { createSocket } from "node:dgram";

/** Answers everything and remembers it. `arrived()` gives the names of the channels that something came through. */
export async function listen() {
  const hits = [];
  const server = createServer((request, response) => {
    const note = { channel: new URL(request.url, "http://sink").pathname.split("/")[1], text: decodeURIComponent(request.url) + JSON.stringify(request.headers) };
    hits.push(note);
    request.on("data", (chunk) => (note.text += chunk));
    request.on("error", () => {});
    response.writeHead(200, { "content-type": "text/html", "access-control-allow-origin": "*", "cache-control": "no-store" });
    response.end("<!doctype html><title>sink</title><link rel='icon' href='data:,'>");
  });
  server.on("upgrade", (request, socket) => {
    hits.push({ channel: new URL(request.url, "http://sink").pathname.split("/")[1], text: request.url });
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  const sockets = [];

  /** A port where every datagram is a hit of `channel`. */
  const datagrams = async (channel) => {
    const socket = createSocket("udp4");
    socket.on("message", (message) => hits.push({ channel, text: message.toString("latin1") }));
    await new Promise((resolve) => socket.bind(0, "127.0.0.1", resolve));
    sockets.push(socket);
    return socket.address().port;
  };

  return {
    address, hits, datagrams,
    arrived: () => [...new Set(hits.map((hit) => hit.channel))].sort(),
    forget: () => { hits.length = 0; },
    close: () => {
      sockets.forEach((socket) => socket.close());
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers every question for a name with this machine, on the port of the domain name system, and remembers the names. */
export async function listenForNames() {
  const names = [];
  const socket = createSocket("udp4");
  socket.on("message", (question, from) => {
    const labels = [];
    let at = 12;
    while (question[at]) {
      labels.push(question.toString("latin1", at + 1, at + 1 + question[at]));
      at += question[at] + 1;
    }
    names.push(labels.join("."));
    const wanted = question.readUInt16BE(at + 1);
    const answer = Buffer.concat([question.subarray(0, at + 5), wanted === 1 ? Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1]) : Buffer.alloc(0)]);
    answer.writeUInt16BE(0x8180, 2);
    answer.writeUInt16BE(wanted === 1 ? 1 : 0, 6);
    answer.writeUInt32BE(0, 8);
    socket.send(answer, from.port, from.address);
  });
  await new Promise((resolve, reject) => socket.once("error", reject).bind(53, "127.0.0.1", resolve));
  return { names, close: () => socket.close() };
}
