"""The best mentions and how sure each is, from scores averaged over networks."""
import numpy

from network import LABELS
from reports import BEGIN, END, INSIDE, JUDGED, SINGLE


def logsumexp(x, axis):
    top = x.max(axis, keepdims=True)
    return (numpy.log(numpy.exp(x - top).sum(axis, keepdims=True)) + top).squeeze(axis)


def forward(scores, arcs, combine):
    """Log weights of all beginnings: sentence, token, layer, label."""
    inner = arcs[:, :LABELS, :LABELS]
    steps = [arcs[:, LABELS, :LABELS] + scores[:, 0]]
    for at in range(1, scores.shape[1]):
        steps.append(combine(steps[-1][..., None] + inner, 2) + scores[:, at])
    return numpy.stack(steps, 1)


def backward(scores, arcs, combine):
    """Log weights of all endings, the token itself left out."""
    inner = arcs[:, :LABELS, :LABELS]
    steps = [numpy.broadcast_to(arcs[:, :LABELS, LABELS], scores[:, 0].shape)]
    for at in range(scores.shape[1] - 1, 0, -1):
        steps.append(combine(inner + (steps[-1] + scores[:, at])[:, :, None, :], 3))
    return numpy.stack(steps[::-1], 1)


def marginals(scores, arcs):
    """Log weights of beginnings and endings, and of everything: by sentence, token, layer, label; by sentence, layer."""
    ahead, behind = forward(scores, arcs, logsumexp), backward(scores, arcs, logsumexp)
    return ahead, behind, logsumexp(ahead[:, 0] + behind[:, 0], 2)


def candidates(scores, arcs, lengths, least):
    """For each sentence `(layer, first, last, probability)` of every mention that is at least so probable; they may
    overlap."""
    scores, arcs = scores[:, :, :JUDGED].astype(numpy.float64), arcs[:JUDGED].astype(numpy.float64)
    ahead, behind, total = marginals(scores, arcs)
    here = ahead + behind - total[:, None, :, None]
    limit = numpy.log(least)
    result = [[] for _ in lengths]
    for row, at, layer in zip(*numpy.nonzero(here[..., SINGLE] >= limit)):
        result[row].append((int(layer), int(at), int(at), float(numpy.exp(here[row, at, layer, SINGLE]))))
    for row, first, layer in zip(*numpy.nonzero(here[..., BEGIN] >= limit)):
        weight, before = ahead[row, first, layer, BEGIN] - total[row, layer], BEGIN
        for at in range(first + 1, lengths[row]):
            closed = weight + arcs[layer, before, END] + scores[row, at, layer, END] + behind[row, at, layer, END]
            if closed >= limit:
                result[row].append((int(layer), int(first), at, float(numpy.exp(closed))))
            weight, before = weight + arcs[layer, before, INSIDE] + scores[row, at, layer, INSIDE], INSIDE
            if weight + behind[row, at, layer, INSIDE] < limit:
                break
    return [[c for c in found if c[2] < length] for found, length in zip(result, lengths)]


def mentions(scores, arcs, lengths):
    """For each sentence `(layer, first, last)`. The best path has at each token the label whose best path through it
    weighs most."""
    scores, arcs = scores[:, :, :JUDGED].astype(numpy.float64), arcs[:JUDGED].astype(numpy.float64)
    best = forward(scores, arcs, numpy.max) + backward(scores, arcs, numpy.max)
    path = best.argmax(3)
    result = []
    for row, length in enumerate(lengths):
        found = []
        for layer in range(JUDGED):
            first = None
            for at in range(length):
                label = path[row, at, layer]
                if label == SINGLE:
                    found.append((layer, at, at, 1.0))
                elif label == BEGIN:
                    first = at
                elif label == END and first is not None:
                    found.append((layer, first, at, 1.0))
                    first = None
        result.append(found)
    return result


def f1(right_found, found, right_gold, gold):
    p, r = right_found / max(1, found), right_gold / max(1, gold)
    return 2 * p * r / max(1e-9, p + r)


def figures(found, gold):
    """Strict and overlap F1, as eval/score.py counts them; both lists have a set of spans a report."""
    touches = lambda a, others: any(a[0] < b[1] and b[0] < a[1] for b in others)
    n, m = sum(map(len, found)), sum(map(len, gold))
    exact = sum(len(set(f) & set(g)) for f, g in zip(found, gold))
    near = sum(touches(x, g) for f, g in zip(found, gold) for x in f), sum(touches(x, f) for f, g in zip(found, gold) for x in g)
    return f1(exact, n, exact, m), f1(near[0], n, near[1], m)
