"""Sentences as tensors: the numbers that the network sees of a word, and batches of like length."""
import zlib
from collections import Counter, defaultdict
from types import SimpleNamespace

import numpy
import torch

from network import BUCKETS
from reports import LAYERS, fold

TOKENS = 800


def shape(word):
    """Case and length, 0–15; 0 is padding."""
    if not word:
        return 0
    if word[0].isdigit():
        return 1 + min(len(word), 4)
    if not word[0].isalpha():
        return 1
    if word.islower():
        return 6
    if word.isupper():
        return 7 + min(len(word), 4)
    return 12 if word[1:].islower() else 13


def marked(word):
    """In lower case, the ends marked, a digit is 0."""
    return f"<{''.join('0' if c.isdigit() else c for c in word.lower())}>"


def runs_of(whole, lengths):
    """Its runs of characters, a short one whole."""
    return [whole[i:i + n] for n in lengths for i in range(max(1, len(whole) - n + 1))]


def pieces(word):
    """Hashes of the runs of two to five characters, the ends marked, and of the whole word."""
    whole = marked(word)
    runs = {*runs_of(whole, range(2, 6)), whole}
    return numpy.array(sorted(zlib.crc32(run.encode()) % BUCKETS for run in runs), dtype=numpy.int64)


class Encoder:
    """Words by number; 0 is padding. `own`: words that the annotated reports have at least `least` times get a
    vector that is learned."""

    def __init__(self, vector_words, annotated, least=3):
        self.vector_ids = {word: number + 1 for number, word in enumerate(vector_words)}
        counts = Counter(fold(word) for sentence in annotated for word in sentence.words)
        self.own_ids = {word: number + 1 for number, word in enumerate(sorted(w for w in counts if counts[w] >= least))}
        self.index = {"": 0}
        self.pieces = [pieces("")]
        self.columns = [(0, 0, 0)]

    def number(self, word):
        if word not in self.index:
            folded = fold(word)
            self.index[word] = len(self.pieces)
            self.pieces.append(pieces(word))
            self.columns.append((self.vector_ids.get(folded, 0), self.own_ids.get(folded, 0), shape(word)))
        return self.index[word]

    def prepare(self, sentences):
        """Adds to each sentence its words' numbers, whether each follows without a gap, and its labels as a table."""
        for s in sentences:
            s.numbers = numpy.array([self.number(word) for word in s.words])
            s.close = numpy.array([False] + [start == end for start, end in zip(s.starts[1:], s.ends)])
            s.table = numpy.array(s.labels).T

    def batch(self, sentences, reports):
        """Sentences padded to the longest with a word that is nothing and lies outside every mention."""
        size = (len(sentences), max(len(s.words) for s in sentences))
        numbers, close = numpy.zeros(size, dtype=numpy.int64), numpy.zeros(size, dtype=numpy.int64)
        labels = numpy.zeros((*size, len(LAYERS)), dtype=numpy.int64)
        for row, s in enumerate(sentences):
            length = len(s.words)
            numbers[row, :length], close[row, :length], labels[row, :length] = s.numbers, s.close, s.table
        unique, where = numpy.unique(numbers, return_inverse=True)
        parts = [self.pieces[number] for number in unique]
        columns = numpy.array([self.columns[number] for number in unique])[where.reshape(size)]
        arrays = {"words": columns[..., 0], "own": columns[..., 1], "shape": columns[..., 2], "gap": close,
                  "unique": where.reshape(size), "labels": labels, "pieces": numpy.concatenate(parts),
                  "offsets": numpy.cumsum([0] + [len(part) for part in parts[:-1]]),
                  "domain": numpy.array([reports[s.report].domain for s in sentences]),
                  "known": numpy.array([reports[s.report].known for s in sentences], dtype=numpy.float32)}
        return SimpleNamespace(**{name: torch.from_numpy(numpy.ascontiguousarray(of)) for name, of in arrays.items()})


def group(sentences, random=None):
    """Lists of sentences of nearly one length; in random order if a source of chance is given."""
    by_length = defaultdict(list)
    for sentence in sentences:
        length = len(sentence.words)
        step = 1 if length <= 16 else 4 if length <= 64 else 16
        by_length[-(-length // step) * step].append(sentence)
    groups = []
    for length in sorted(by_length):
        same, size = by_length[length], max(1, min(64, TOKENS // length))
        if random is not None:
            random.shuffle(same)
        groups += [same[at:at + size] for at in range(0, len(same), size)]
    if random is not None:
        random.shuffle(groups)
    return groups
