"""Packs labels of reports into one small file that the tagger's trainer reads (`crates/trainer/src/taught.rs`).

    pack.py CORPORA OUT LABELS.jsonl ...      (`background.labels.jsonl` labels `background.dev.jsonl`)

A gzip stream of, for each file of labels: the name of the corpus and the SHA-256 of its file, each a line of
text, then four columns, each the number of its bytes in four (little-endian) and the bytes: mentions a report, in
the order of the corpus; code points from the start of the mention before (of the report, for the first) to its
start; its length in code points; layer (the four in the order of `reports.LAYERS`) times 64 plus probability, in
64ths, rounded down. The first three are LEB128 numbers."""
import gzip
import hashlib
import json
import os
import sys

from reports import JUDGED, LAYERS


def leb128(number):
    while number >= 128:
        yield 128 | number & 127
        number >>= 7
    yield number


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in filter(None, file.read().split("\n"))]


def columns(ids, labels):
    """The four columns; a report without labels has no mentions."""
    names = list(LAYERS)[:JUDGED]
    counts, starts, lengths, kinds = (bytearray() for _ in range(4))
    for id in ids:
        mentions = sorted((e["s"], e["e"], names.index(e["layer"]), e["conf"]) for e in labels.get(id, []))
        counts += bytes(leb128(len(mentions)))
        before = 0
        for start, end, layer, confidence in mentions:
            starts += bytes(leb128(start - before))
            lengths += bytes(leb128(end - start))
            kinds.append(layer << 6 | min(63, int(confidence * 64)))
            before = start
    return counts, starts, lengths, kinds


def main():
    corpora, out, *files = sys.argv[1:]
    packed = bytearray()
    for path in files:
        name = os.path.basename(path).split(".")[0] + ".dev.jsonl"
        corpus = os.path.join(corpora, name)
        with open(corpus, "rb") as file:
            packed += f"{name}\n{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode()
        labels = {line["id"]: line["ents"] for line in lines(path)}
        for column in columns([line["id"] for line in lines(corpus)], labels):
            packed += len(column).to_bytes(4, "little") + column
    with open(out, "wb") as file:
        file.write(gzip.compress(bytes(packed), 9, mtime=0))


if __name__ == "__main__":
    main()
