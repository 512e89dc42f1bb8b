"""Packs labels of reports for the tagger's trainer (`crates/trainer/src/labels.rs`).

    pack.py CORPUS.jsonl LABELS.jsonl OUT.gz

A gzip stream of the SHA-256 of the corpus and four columns, each the number of its bytes in four (little-endian)
and the bytes: mentions a report, in the order of the corpus; code points from the start of the mention before (of
the report, for the first) to its start; its length in code points; layer (0–3 in the order of `reports.LAYERS`)
times 16 plus confidence in sixteenths, rounded down. The first three are LEB128 numbers."""
import gzip
import hashlib
import json
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
            kinds.append(layer << 4 | min(15, int(confidence * 16)))
            before = start
    return counts, starts, lengths, kinds


def main():
    corpus, labels, out = sys.argv[1:]
    with open(corpus, "rb") as file:
        packed = bytearray(hashlib.file_digest(file, "sha256").digest())
    mentions = {line["id"]: line["ents"] for line in lines(labels)}
    for column in columns([line["id"] for line in lines(corpus)], mentions):
        packed += len(column).to_bytes(4, "little") + column
    with open(out, "wb") as file:
        file.write(gzip.compress(bytes(packed), 9, mtime=0))


if __name__ == "__main__":
    main()
