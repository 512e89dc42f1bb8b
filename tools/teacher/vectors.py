"""Word vectors and word clusters from the raw text of all reports that may be learned from, and from what a network
makes of the words.

Vectors: positive pointwise mutual information with the words around (context counts to the power 0.75, near words
count more), cut to its largest singular values, each to the power one half (Levy, Goldberg and Dagan 2015,
doi:10.1162/tacl_a_00134)."""
import os
from collections import Counter

import numpy
from scipy.sparse import coo_matrix, csr_matrix, hstack
from scipy.sparse.linalg import svds

from reports import TOKEN, fold

SIZES = (128, 512, 2048)
WINDOW = 5
CONTEXTS = 20000


def numbers(reports):
    """Words in order of frequency, their counts, and each line as an array of word numbers."""
    text = [[fold(match.group()) for match in TOKEN.finditer(line)] for report in reports for line in report.text.split("\n")]
    counts = Counter(word for line in text for word in line)
    words = sorted((word for word in counts if counts[word] > 1), key=lambda word: (-counts[word], word))
    index = {word: number for number, word in enumerate(words)}
    lines = [numpy.array([index.get(word, -1) for word in line]) for line in text if line]
    return words, numpy.array([counts[word] for word in words]), lines


def information(left, right, weight, size, contexts):
    """Positive pointwise mutual information of words with contexts."""
    seen = coo_matrix((weight, (left, right)), shape=(size, contexts)).tocsr()
    rows, columns = numpy.asarray(seen.sum(1)).ravel(), numpy.asarray(seen.sum(0)).ravel() ** 0.75
    pairs = seen.tocoo()
    value = numpy.log(pairs.data * columns.sum() / (rows[pairs.row] * columns[pairs.col] + 1e-12))
    keep = value > 0
    return coo_matrix((value[keep], (pairs.row[keep], pairs.col[keep])), shape=seen.shape).tocsr()


def train(reports, dimension=128):
    """Vectors in order of frequency: contexts before and after a word are apart."""
    words, counts, lines = numbers(reports)
    gap = numpy.full(WINDOW, -1)
    stream = numpy.concatenate([part for line in lines for part in (line, gap)])
    contexts = min(CONTEXTS, len(words))
    sides = {True: [], False: []}
    for distance in range(1, WINDOW + 1):
        before, after = stream[:-distance], stream[distance:]
        both = (before >= 0) & (after >= 0)
        for forwards, (word, context) in ((True, (before, after)), (False, (after, before))):
            keep = both & (context < contexts)
            sides[forwards].append((word[keep], context[keep], numpy.full(keep.sum(), 1.0 / distance)))
    tables = [information(*(numpy.concatenate(part) for part in zip(*sides[side])), len(words), contexts) for side in (True, False)]
    start = numpy.random.default_rng(1).standard_normal(len(words))
    left, values, _ = svds(hstack(tables).tocsr(), dimension, v0=start)
    table = left * numpy.sqrt(values)
    table = table / (numpy.linalg.norm(table, axis=1, keepdims=True) + 1e-9) * numpy.sqrt(dimension)
    return words, table.astype(numpy.float32), counts


def unit(table):
    return table / (numpy.linalg.norm(table, axis=1, keepdims=True) + 1e-9)


def join(table, usage, counts, dimension=64, weight=2.0):
    """Vectors of word company beside what a network makes of the words (its main components), which weighs more. What
    was seen once counts half."""
    seen = counts > 0
    usage = numpy.where(seen[:, None], usage - usage[seen].mean(0), 0) * (counts / (counts + 1))[:, None]
    _, components = numpy.linalg.eigh(numpy.cov(usage[seen].T, aweights=numpy.sqrt(counts[seen])))
    usage = unit(usage @ components[:, ::-1][:, :dimension])
    return unit(numpy.concatenate([unit(table), weight * usage], 1).astype(numpy.float32))


def cluster(table, weight, size, rounds=12):
    """Spherical k-means from the most frequent words; an empty cluster keeps its centre."""
    centres = table[:size]
    for _ in range(rounds):
        nearest = numpy.concatenate([(part @ centres.T).argmax(1) for part in numpy.array_split(table, 16)])
        sums = csr_matrix((weight, (nearest, numpy.arange(len(table)))), shape=(size, len(table))) @ table
        centres = numpy.where(sums.any(1, keepdims=True), unit(sums), centres).astype(numpy.float32)
    return nearest


def write_clusters(path, words, table, counts):
    """`word, coarse, middle, fine` a line; ñ is written n, the more frequent word wins."""
    weight = numpy.sqrt(counts).astype(numpy.float32)
    ids = [cluster(table, weight, size) for size in SIZES]
    seen = set()
    with open(path + ".part", "w", encoding="utf-8") as out:
        for number, word in enumerate(words):
            word = word.replace("ñ", "n")
            if word not in seen:
                seen.add(word)
                print(word, *(labels[number] for labels in ids), sep="\t", file=out)
    os.replace(path + ".part", path)
