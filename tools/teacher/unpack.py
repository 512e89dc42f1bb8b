"""Unpacks what `pack.py` packed, so that networks can be taught by it and it can be mixed with their labels.

    unpack.py CORPORA LABELS.bin.gz OUT VERSION"""
import gzip
import json
import os
import sys

from reports import LAYERS


def numbers(column):
    """LEB128 numbers."""
    number = shift = 0
    for byte in column:
        number, shift = number | (byte & 127) << shift, shift + 7
        if byte < 128:
            yield number
            number = shift = 0


def main():
    corpora, packed, out, version = sys.argv[1:]
    names = list(LAYERS)
    with gzip.open(packed) as stream:
        while name := stream.readline().decode().strip():
            stream.readline()  # the hash of the corpus
            counts, starts, lengths, kinds = (stream.read(int.from_bytes(stream.read(4), "little")) for _ in range(4))
            starts, lengths, kinds = numbers(starts), numbers(lengths), iter(kinds)
            with open(os.path.join(corpora, name), encoding="utf-8") as file:
                ids = [json.loads(line)["id"] for line in filter(None, file.read().split("\n"))]
            with open(os.path.join(out, f"{name.split('.')[0]}.labels.{version}.jsonl"), "w", encoding="utf-8") as file:
                for id, count in zip(ids, numbers(counts)):
                    mentions, start = [], 0
                    for _ in range(count):
                        start += next(starts)
                        kind = next(kinds)
                        # The middle of the step.
                        confidence = ((kind & 63) + 0.5) / 64
                        mentions.append({"layer": names[kind >> 6], "s": start, "e": start + next(lengths), "conf": confidence})
                    print(json.dumps({"id": id, "ents": mentions}), file=file)


if __name__ == "__main__":
    main()
