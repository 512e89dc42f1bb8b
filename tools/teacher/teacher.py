"""Trains slow, strong taggers and lets them label reports. See README.md.

    teacher.py vectors CORPORA OUT                     word vectors and clusters
    teacher.py train CORPORA OUT --seed N [...]        one network
    teacher.py label CORPORA OUT --networks A B [...]  how probable the mean of the networks finds each mention
    teacher.py mix CORPORA OUT --versions V W [...]    the mean of the probabilities of two versions of labels
    teacher.py clusters CORPORA OUT --networks A       word clusters, by what a network makes of each word
"""
import argparse
import copy
import functools
import json
import os
import random
import time
from collections import Counter

import numpy
import torch

import decode
import usage
import vectors
from batches import Encoder, group
from network import Network
from reports import JUDGED, LAYERS, read, sentences

NAMES = list(LAYERS)[:JUDGED]
TAUGHT = ("background.dev", "cardioccc.dev")


def load_vectors(folder):
    stored = numpy.load(os.path.join(folder, "vectors.npz"))
    table = numpy.concatenate([numpy.zeros((1, stored["table"].shape[1]), numpy.float32), stored["table"]])
    return [str(word) for word in stored["words"]], torch.from_numpy(table)


def labels_path(options, name, version):
    return os.path.join(options.out, f"{name.split('.')[0]}.labels.{version}.jsonl")


def in_spaccc_manner(reports):
    """Reports to be read by the convention of SPACCC, whatever they are."""
    for report in reports:
        report.domain = 0
    return reports


def corpus(folder, name):
    return read(os.path.join(folder, f"{name}.jsonl"))


def gold(options):
    """Reports to learn from and reports held out: every eighth of SPACCC, or none."""
    spaccc, cardio = corpus(options.corpora, "spaccc.train"), corpus(options.corpora, "cardioccc.dev")
    held = [r for n, r in enumerate(spaccc) if options.fold is not None and n % 8 == options.fold]
    kept = [r for n, r in enumerate(spaccc) if options.fold is None or n % 8 != options.fold]
    if options.valid:
        kept += corpus(options.corpora, "spaccc.valid")
    return kept, cardio, held


def labels(path):
    """The mentions of which an earlier teacher was rather sure than not, in each layer, by report."""
    with open(path, encoding="utf-8") as lines:
        lines = [json.loads(line) for line in filter(None, lines.read().split("\n"))]
    return {line["id"]: [[(e["s"], e["e"]) for e in line["ents"] if e["layer"] == name and e["conf"] >= 0.5]
                         for name in LAYERS] for line in lines}


def teach(reports, path, weight):
    """Fills the layers that are not annotated with an earlier teacher's labels, which count less."""
    taught = labels(path)
    for report in reports:
        for layer in range(JUDGED):
            if not report.known[layer]:
                report.spans[layer], report.known[layer] = taught[report.id][layer], weight
    return reports


def tag(networks, reports, decoder=decode.mentions):
    """Mentions of each report: `(layer, start, end, probability)`, by the mean of networks with their encoders."""
    found, total = [[] for _ in reports], None
    groups = group(sentences(reports))
    with torch.no_grad():
        for network, encoder in networks:
            network.eval()
            for part in groups:
                encoder.prepare(part)
            scores = [network(encoder.batch(part, reports)).numpy() for part in groups]
            total = scores if total is None else [sum + own for sum, own in zip(total, scores)]
    arcs = numpy.mean([network.transitions().detach().numpy() for network, _ in networks], 0)
    for part, scores in zip(groups, total):
        for sentence, mentions in zip(part, decoder(scores / len(networks), arcs, [len(s.words) for s in part])):
            found[sentence.report] += [(layer, sentence.starts[first], sentence.ends[last], p) for layer, first, last, p in mentions]
    return [sorted(mentions, key=lambda m: m[1:3] + m[:1]) for mentions in found]


def measure(networks, reports):
    """A line of strict and overlap F1, as eval/score.py counts them."""
    found = tag(networks, reports)
    cells = []
    for layer, name in enumerate(NAMES):
        pairs = [([m[1:3] for m in f if m[0] == layer], r.spans[layer]) for f, r in zip(found, reports) if r.known[layer]]
        strict, overlap = decode.figures(*zip(*pairs))
        cells.append(f"{name} {strict:.4f} {overlap:.4f}")
    return "  ".join(cells)


def follow(average, network, keep):
    with torch.no_grad():
        for mean, now in zip(average.parameters(), network.parameters()):
            mean.lerp_(now, 1 - keep)


def train(options):
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    words, table = load_vectors(options.out)
    spaccc, more, held = gold(options)
    if options.taught:
        more += corpus(options.corpora, "background.dev")
        for name in ("background", "cardioccc"):
            teach([r for r in more if r.id.startswith("cardioccc") == (name == "cardioccc")],
                  os.path.join(options.out, f"{name}.labels.{options.taught}.jsonl"), options.taught_weight)
    reports = spaccc + more
    mine = sentences(reports)
    encoder = Encoder(words, mine)
    encoder.prepare(mine)
    core = [s for s in mine if s.report < len(spaccc)]
    others = [s for s in mine if s.report >= len(spaccc)]
    network = Network(table, len(encoder.own_ids) + 1, len(LAYERS), hidden=options.hidden)
    average = copy.deepcopy(network)
    optimizer = torch.optim.Adam([p for p in network.parameters() if p.requires_grad], lr=options.rate, betas=(0.9, 0.99), fused=True)
    start, step, loss_mean = time.time(), 0, 0.0
    steps = None
    for epoch in range(options.epochs):
        groups = group(core + random.sample(others, int(len(others) * options.share)), random)
        steps = steps or options.epochs * len(groups)
        network.train()
        for part in groups:
            step += 1
            for parameters in optimizer.param_groups:
                parameters["lr"] = options.rate * min(1.0, step / 200) * max(0.1, 1 - max(0.0, step / steps - 0.3) / 0.7)
            loss = network.loss(encoder.batch(part, reports))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            follow(average, network, min(0.999, step / (step + 20)))
            loss_mean += (loss.item() - loss_mean) * 0.01
            if step % 100 == 0:
                print(f"{step}/{steps} loss {loss_mean:.4f} {time.time() - start:.0f} s", flush=True)
        stored = {"options": vars(options), "own": encoder.own_ids, "weights": average.state_dict(), "epochs": epoch + 1}
        torch.save(stored, options.network + ".part")
        os.replace(options.network + ".part", options.network)
        if held:
            print(f"epoch {epoch + 1} {time.time() - start:.0f} s: {measure([(average, encoder)], held)}", flush=True)


def restore(folder, paths):
    """Trained networks, each with its encoder."""
    words, table = load_vectors(folder)
    networks = []
    for path in paths:
        stored = torch.load(path, weights_only=True)
        network = Network(table, len(stored["own"]) + 1, len(LAYERS), hidden=stored["options"]["hidden"])
        network.load_state_dict(stored["weights"])
        encoder = Encoder(words, [])
        encoder.own_ids = stored["own"]
        networks.append((network, encoder))
    return networks


def write(path, reports, found):
    with open(path + ".part", "w", encoding="utf-8") as out:
        for report, mentions in zip(reports, found):
            entities = [{"layer": NAMES[layer], "s": s, "e": e, "conf": round(p, 3)} for layer, s, e, p in mentions]
            print(json.dumps({"id": report.id, "ents": entities}), file=out)
    os.replace(path + ".part", path)


def label(options):
    networks = restore(options.out, options.networks)
    if options.measure:
        held = corpus(options.corpora, options.measure)
        if options.fold is not None:
            held = held[options.fold::8]
        print(measure(networks, held))
        return
    decoder = functools.partial(decode.candidates, least=options.least)
    for name in TAUGHT:
        reports = in_spaccc_manner(corpus(options.corpora, name))
        parts = [reports[at:at + 100] for at in range(0, len(reports), 100)]
        write(labels_path(options, name, options.version), reports, [f for part in parts for f in tag(networks, part, decoder)])


def mix(options):
    for name in TAUGHT:
        versions = []
        for version in options.versions:
            with open(labels_path(options, name, version), encoding="utf-8") as lines:
                versions.append([json.loads(line) for line in lines])
        reports, found = corpus(options.corpora, name), []
        for same in zip(*versions):
            mean = Counter()
            for share, line in zip(options.shares, same):
                for e in line["ents"]:
                    mean[e["s"], e["e"], NAMES.index(e["layer"])] += share * e["conf"]
            found.append([(layer, s, e, p) for (s, e, layer), p in sorted(mean.items()) if p >= options.least])
        write(labels_path(options, name, options.version), reports, found)


def make_vectors(options):
    reports = [r for name in ("spaccc.train", "cardioccc.dev", "background.dev") for r in corpus(options.corpora, name)]
    words, table, counts = vectors.train(reports)
    numpy.savez(os.path.join(options.out, "vectors.npz"), words=numpy.array(words), table=table, counts=counts)


def make_clusters(options):
    """Words are alike that stand in like company and of which the network makes the like."""
    (network, encoder), = restore(options.out, options.networks)
    network.eval()
    words, table = load_vectors(options.out)
    reports = in_spaccc_manner([r for name in ("spaccc.train", *TAUGHT) for r in corpus(options.corpora, name)])
    joined = vectors.join(table[1:].numpy(), *usage.of(network, encoder, reports, words))
    counts = numpy.load(os.path.join(options.out, "vectors.npz"))["counts"]
    vectors.write_clusters(os.path.join(options.out, "clusters.tsv"), words, joined, counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["vectors", "train", "label", "mix", "clusters"])
    parser.add_argument("corpora")
    parser.add_argument("out")
    parser.add_argument("--fold", type=int, help="hold out the reports whose number leaves this remainder by eight")
    parser.add_argument("--valid", action="store_true", help="learn from spaccc.valid too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=0.003)
    parser.add_argument("--share", type=float, default=0.35, help="of the sentences beyond SPACCC seen in an epoch")
    parser.add_argument("--taught", help="version of an earlier teacher's labels to learn from, too")
    parser.add_argument("--taught-weight", type=float, default=0.5)
    parser.add_argument("--network", help="file for the trained network")
    parser.add_argument("--networks", nargs="+", default=[])
    parser.add_argument("--measure", help="measure on this corpus instead of labelling")
    parser.add_argument("--version", default="v1")
    parser.add_argument("--versions", nargs="+", default=[])
    parser.add_argument("--shares", nargs="+", type=float, default=[], help="of each version in the mean; together 1")
    parser.add_argument("--least", type=float, default=0.02, help="mentions less probable are not written")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    tasks = {"vectors": make_vectors, "train": train, "label": label, "mix": mix, "clusters": make_clusters}
    tasks[options.task](options)


if __name__ == "__main__":
    main()
