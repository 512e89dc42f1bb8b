"""Learning from a stream: hidden words, labels; and the probabilities of labels that follow."""
import copy
import math
import time
from types import SimpleNamespace

import numpy
import torch
import torch.nn.functional as F

import decode
from network import LABELS, SHAPES
from reader import Guesser
from reports import JUDGED
from stream import BUCKETS, CARDIO, HELD, KEPT, RAW
from tables import mentions

WINDOW = 256


class Data(SimpleNamespace):
    """The stream on the device; networks that are copied share it."""

    def __deepcopy__(self, memo):
        return self


def load(path, device):
    stored = numpy.load(path)
    data = Data(device=device, words=int(stored["words"]), buckets=BUCKETS, source=stored["source"], start=stored["start"], end=stored["end"])
    data.bounds = numpy.searchsorted(stored["doc"], numpy.arange(len(data.source) + 1))
    for name in ("form", "pieces", "vector", "own", "doc"):
        setattr(data, name, torch.from_numpy(stored[name].astype(numpy.int64 if name in ("form", "doc") else numpy.int32)).to(device))
    data.shape = F.one_hot(torch.from_numpy(stored["shape"]).to(device).long(), SHAPES).half()
    data.gap = torch.from_numpy(stored["gap"]).to(device).float()
    data.table = torch.from_numpy(stored["table"]).to(device)
    data.domain = torch.from_numpy(stored["domain"]).to(device).float()
    data.spaccc_like = torch.zeros_like(data.domain)
    data.gold = F.one_hot(torch.from_numpy(stored["labels"]).to(device).long(), LABELS).half()
    data.known = torch.from_numpy(stored["known"]).to(device).half()
    return data


def windows(data, docs, random):
    """Reports in random order, cut anywhere into windows."""
    order = numpy.concatenate([numpy.arange(data.bounds[d], data.bounds[d + 1]) for d in random.permutation(docs)])
    order = numpy.roll(order, random.integers(WINDOW))
    rows = order[:len(order) // WINDOW * WINDOW].reshape(-1, WINDOW)
    return torch.from_numpy(random.permutation(rows)).to(data.device)


def batches(data, docs, size, random):
    while True:
        rows = windows(data, docs() if callable(docs) else docs, random)
        yield from (rows[at:at + size] for at in range(0, len(rows) - size + 1, size))


def autocast(data):
    return torch.autocast(data.device.type, torch.bfloat16, enabled=data.device.type == "cuda")


def say(text):
    print(f"{time.time() - say.start:6.1f} {text}", flush=True)


say.start = time.time()


def descend(model, loss_of, seconds, rate, decay=0.01, keep=0.998, report="", warm=0.05):
    """Follows the gradient for so many seconds; gives the running mean of the weights."""
    wide = [p for p in model.parameters() if p.dim() > 1]
    thin = [p for p in model.parameters() if p.dim() <= 1]
    optimizer = torch.optim.AdamW([{"params": wide, "weight_decay": decay}, {"params": thin, "weight_decay": 0.0}], lr=rate,
                                  betas=(0.9, 0.98), eps=1e-6, fused=True)
    average = copy.deepcopy(model)
    pairs = list(average.parameters()), list(model.parameters())
    model.train()
    start, step, losses = time.time(), 0, []
    while (part := (time.time() - start) / seconds) < 1:
        now = rate * min(1.0, part / warm) * (0.02 + 0.98 * (1 + math.cos(math.pi * part)) / 2)
        for group in optimizer.param_groups:
            group["lr"] = now
        loss = loss_of(model)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(pairs[1], 1.0)
        optimizer.step()
        step += 1
        with torch.no_grad():
            torch._foreach_lerp_(pairs[0], pairs[1], 1 - min(keep, step / (step + 10)))
        losses.append(loss.detach())
        if step % 8 == 0 and loss.is_cuda:
            losses[-8].item()  # not more than a few steps ahead of the device
        if report and step % 500 == 0:
            say(f"{report} step {step} loss {torch.stack(losses[-500:]).mean().item():.4f}")
            losses = losses[-8:]
    say(f"{report} {step} steps, loss {torch.stack(losses[-100:]).mean().item():.4f}")
    return average.eval()


def pretrain(data, body, seconds, seed, share=0.18, rows=64, rate=1e-3, report="pretrain"):
    """Lets a body guess hidden words of all reports that may be learned from, some of them runs of words."""
    random = numpy.random.default_rng(seed)
    docs = numpy.nonzero(data.source < HELD)[0]
    supply = batches(data, docs, rows, random)
    size = int(WINDOW * share)

    def loss(model):
        at = next(supply)
        form, gap = data.form[at], data.gap[at]
        luck = torch.rand(at.shape, device=data.device)
        for _ in range(2):
            beside = torch.roll(luck, 1, 1) * (0.8 + 0.4 * torch.rand(len(at), 1, device=data.device))
            luck = torch.maximum(luck, beside) if torch.rand(()) < 0.7 else luck
        luck = luck - (form == 0).float() * 9
        places = luck.topk(size, 1).indices
        kind = torch.rand(places.shape, device=data.device)
        hidden = torch.zeros(at.shape, dtype=torch.bool, device=data.device).scatter(1, places, kind < 0.88)
        wrong = data.form[torch.randint(len(data.form), places.shape, device=data.device)]
        shown = form.scatter(1, places, torch.where(kind > 0.95, wrong, form.gather(1, places)))
        with autocast(data):
            guess = model(shown, gap, torch.zeros_like(gap), hidden, places)
        return F.cross_entropy(guess.flatten(0, 1).float(), data.own[form.gather(1, places)].long().flatten(), ignore_index=0)

    guesser = Guesser(body, data.words).to(data.device)
    return descend(guesser, loss, seconds, rate, decay=0.05, report=report).body


def learn(data, model, targets, weights, seconds, seed, rate, size=16, share=1.0, blind=0.1, held=False,
          report="learn"):
    """Lets a labeller learn `targets`, each layer of a report as `weights` say; from what is held out too, if `held`."""
    random = numpy.random.default_rng(seed)
    core = numpy.nonzero((data.source == KEPT) | (data.source == HELD) & held)[0]
    others = numpy.nonzero((data.source == CARDIO) | (data.source == RAW) & bool(weights[data.source == RAW].any()))[0]
    docs = lambda: numpy.concatenate([core, core, random.permutation(others)[:int(len(others) * share)]])
    supply = batches(data, docs, size, random)
    model = model.to(data.device)

    def loss(model):
        at = next(supply)
        form, doc = data.form[at], data.doc[at]
        kept = (torch.rand(at.shape, device=data.device) > blind).float()
        with autocast(data):
            scores = model(form, data.gap[at], data.domain[doc], kept=kept)
        each = -(targets[at].float() * F.log_softmax(scores, -1)).sum(-1) * weights[doc].float() * (form != 0).unsqueeze(-1)
        return each.sum() / at.numel()

    return descend(model, loss, seconds, rate, report=report)


def views(data, docs):
    """Windows over each report, half of one beyond the last, and which part of each is read."""
    rows, parts = [], []
    for d in docs:
        first, last = data.bounds[d], data.bounds[d + 1]
        at = first
        while True:
            row = numpy.zeros(WINDOW, numpy.int64)
            row[:min(WINDOW, last - at)] = numpy.arange(at, min(at + WINDOW, last))
            final = at + WINDOW >= last
            read = numpy.zeros(WINDOW, bool)
            read[0 if at == first else WINDOW // 4:last - at if final else WINDOW * 3 // 4] = True
            rows.append(row)
            parts.append(read)
            if final:
                break
            at += WINDOW // 2
    return torch.from_numpy(numpy.array(rows)).to(data.device), torch.from_numpy(numpy.array(parts)).to(data.device)


@torch.no_grad()
def probabilities(data, model, docs, size=128):
    """Of the labels of each token, all reports read as SPACCC's are; nothing of other reports."""
    model.eval()
    table = torch.zeros_like(data.gold)
    rows, parts = views(data, docs)
    for at in range(0, len(rows), size):
        row, read = rows[at:at + size], parts[at:at + size]
        with autocast(data):
            scores = model(data.form[row], data.gap[row], data.spaccc_like[data.doc[row]])
        table[row[read]] = F.softmax(scores, -1)[read].to(table.dtype)
    return table.float().cpu().numpy()


def figures(data, table, held, source):
    """A line of strict and overlap F1 on the held-out reports of one set."""
    own = [r for r in held if r["source"] == source]
    parts = [slice(data.bounds[r["doc"]], data.bounds[r["doc"] + 1]) for r in own]
    found = [mentions(table[part], data.start[part], data.end[part], decode.mentions) for part in parts]
    cells = []
    for layer in range(JUDGED):
        pairs = [({m[:2] for m in f if m[2] == layer}, {tuple(s) for s in r["spans"][layer]})
                 for f, r in zip(found, own) if r["known"][layer]]
        cells.append(decode.figures(*zip(*pairs)))
    return " | ".join("%.4f %.4f" % cell for cell in cells) + " | mean %.4f %.4f" % tuple(numpy.mean(cells, 0))
