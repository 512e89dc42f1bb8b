"""From the probabilities of labels that `ensemble.py` keeps to mentions with their probabilities.

    tables.py CORPORA OUT VERSION TABLE.npz ...      the mean of the tables; OUT holds stream.npz and gets the labels
"""
import functools
import json
import os
import sys

import numpy

import decode
from network import allowed
from reports import JUDGED, LAYERS
from stream import CARDIO, RAW

LEAST = 0.02


def pack(table):
    """Probabilities of the judged layers in a byte each, small ones as finely as large ones."""
    packed = numpy.rint(numpy.sqrt(numpy.clip(table[:, :JUDGED].astype(numpy.float32), 0, 1)) * 255)
    return numpy.where(packed > 2, packed, 0).astype(numpy.uint8)


def unpack(packed):
    return (packed.astype(numpy.float32) / 255) ** 2


def mean(paths):
    """The mean of packed tables, in which the labels of a token add up to one."""
    total = sum(unpack(numpy.load(path)["table"]) for path in paths) / len(paths)
    return total / numpy.maximum(total.sum(-1, keepdims=True), 1e-3)


def mentions(probabilities, starts, ends, decoder):
    """Mentions of one report: `(start, end, layer, probability)`."""
    logs = numpy.log(numpy.maximum(probabilities[:, :JUDGED], 1e-5))
    arcs = numpy.broadcast_to(allowed().numpy(), (JUDGED, *allowed().shape))
    (found,) = decoder(logs[None], arcs, [len(logs)])
    places = [(int(starts[first]), int(ends[last]), layer, p) for layer, first, last, p in found]
    return sorted(place for place in places if place[0] < place[1])


def main():
    corpora, out, version, *paths = sys.argv[1:]
    stored = numpy.load(os.path.join(out, "stream.npz"))
    probabilities = mean(paths)
    decoder = functools.partial(decode.candidates, least=LEAST)
    bounds = numpy.searchsorted(stored["doc"], numpy.arange(len(stored["source"]) + 1))
    for source, name in ((CARDIO, "cardioccc"), (RAW, "background")):
        with open(os.path.join(corpora, f"{name}.dev.jsonl"), encoding="utf-8") as file:
            ids = [json.loads(line)["id"] for line in filter(None, file.read().split("\n"))]
        with open(os.path.join(out, f"{name}.labels.{version}.jsonl"), "w", encoding="utf-8") as file:
            for id, doc in zip(ids, numpy.nonzero(stored["source"] == source)[0]):
                part = slice(bounds[doc], bounds[doc + 1])
                found = mentions(probabilities[part], stored["start"][part], stored["end"][part], decoder)
                entities = [{"layer": list(LAYERS)[layer], "s": s, "e": e, "conf": round(p, 3)} for s, e, layer, p in found]
                print(json.dumps({"id": id, "ents": entities}), file=file)


if __name__ == "__main__":
    main()
