"""All reports as one stream of numbered tokens, for networks that read more than a sentence at a time.

    stream.py CORPORA OUT [--fold 0]      writes OUT/stream.npz
"""
import argparse
import json
import os
import zlib
from collections import Counter

import numpy

import vectors
from batches import marked, runs_of, shape
from reports import JUDGED, OUTSIDE, TOKEN, Sentence, fold, label, read

BUCKETS = 1 << 16
PIECES = 24
BREAK = "\n"
# Where a report comes from. Networks never learn from the last two, not even their words.
KEPT, CARDIO, RAW, HELD, VALID = range(5)


def pieces(word):
    """Numbers from 1 for the word and its runs of three to five characters, the ends marked; those at the ends first."""
    whole, lengths = marked(word), (3, 4, 5)
    ends = [part for n in lengths for part in (whole[:n], whole[-n:])]
    unique = list(dict.fromkeys([whole, *ends, *runs_of(whole, lengths)]))[:PIECES]
    numbers = [1 + zlib.crc32(run.encode()) % (BUCKETS - 1) for run in unique]
    return numbers + [0] * (PIECES - len(numbers))


def tokens(text):
    """`(word, start, end)`; a report begins with a break, and a new line is one."""
    yield BREAK, 0, 0
    last = 0
    for match in TOKEN.finditer(text):
        if last and "\n" in text[last:match.start()]:
            yield BREAK, last, last
        last = match.end()
        yield match.group(), match.start(), last


def sources(folder, held_out):
    """Each report with the set it belongs to."""
    for name, source in (("spaccc.train", KEPT), ("cardioccc.dev", CARDIO), ("background.dev", RAW), ("spaccc.valid", VALID)):
        for number, report in enumerate(read(os.path.join(folder, f"{name}.jsonl"))):
            yield report, HELD if source == KEPT and held_out is not None and number % 8 == held_out else source


def table_of(reports):
    """Vectors of word company, a row of zeros first, and the row of each word."""
    words, table, _ = vectors.train(reports)
    return numpy.concatenate([numpy.zeros((1, table.shape[1])), table]).astype(numpy.float16), {w: n + 1 for n, w in enumerate(words)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora")
    parser.add_argument("out")
    parser.add_argument("--fold", type=int)
    options = parser.parse_args()
    pairs = list(sources(options.corpora, options.fold))
    table, vector_ids = table_of([report for report, source in pairs if source < HELD])
    forms, index, counts = [BREAK], {BREAK: 0}, Counter()
    form, doc, start, end, gap, labels = [], [], [], [], [], []
    for number, (report, source) in enumerate(pairs):
        words, starts, ends = map(list, zip(*tokens(report.text)))
        whole = Sentence(number, starts, ends, words)
        doc += [number] * len(words)
        start += starts
        end += ends
        gap += [True] + [s > e for s, e in zip(starts[1:], ends)]
        nothing = [OUTSIDE] * len(words)
        labels += zip(*(label(whole, spans) if spans else nothing for spans in report.spans))
        for word in words:
            if word not in index:
                index[word] = len(forms)
                forms.append(word)
            form.append(index[word])
        if source < HELD:
            counts.update(fold(word) for word in words)
    folded = [fold(word) for word in forms]
    own_ids = {word: n + 1 for n, word in enumerate(w for w, count in counts.most_common() if count >= 3)}
    numpy.savez_compressed(
        os.path.join(options.out, "stream.npz"),
        form=numpy.array(form, numpy.int32), doc=numpy.array(doc, numpy.int32), start=numpy.array(start, numpy.int32),
        end=numpy.array(end, numpy.int32), gap=numpy.array(gap), labels=numpy.array(labels, numpy.uint8),
        source=numpy.array([s for _, s in pairs], numpy.uint8), domain=numpy.array([r.domain for r, _ in pairs], numpy.uint8),
        known=numpy.array([r.known for r, _ in pairs], numpy.float32), table=table,
        pieces=numpy.array([pieces(w) for w in forms], numpy.int32), shape=numpy.array([0 if w == BREAK else shape(w) for w in forms], numpy.uint8),
        vector=numpy.array([vector_ids.get(w, 0) for w in folded], numpy.int32),
        own=numpy.array([own_ids.get(w, 0) for w in folded], numpy.int32), words=len(own_ids) + 1)
    held = [{"id": r.id, "doc": n, "source": s, "spans": r.spans[:JUDGED], "known": r.known[:JUDGED]}
            for n, (r, s) in enumerate(pairs) if s in (HELD, VALID)]
    with open(os.path.join(options.out, "held.json"), "w", encoding="utf-8") as out:
        json.dump(held, out)
    print(f"{len(form)} tokens, {len(forms)} forms, {len(own_ids)} words met three times, {len(table) - 1} vectors")


if __name__ == "__main__":
    main()
