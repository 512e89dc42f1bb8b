"""Eight networks of two kinds, trained side by side on one accelerator in a given time, each generation taught by the one
before. See README.md.

    ensemble.py FOLDER OUT --seconds N      FOLDER holds what stream.py wrote
"""
import argparse
import copy
import json
import os
import subprocess
import sys
import time

import numpy
import torch

from learn import figures, learn, load, pretrain, probabilities, say
from reader import Labeller, Recurrent, Transformer
from reports import JUDGED, LAYERS
from stream import CARDIO, HELD, RAW, VALID
from tables import pack, unpack

# Width, depth and heads of a transformer or width of a recurrent network; how much is hidden from it before it sees a
# label (0: it begins with labels); rate of learning; width of a recurrent layer on top.
WORKERS = [
    dict(name="T0", body=(512, 8, 8), share=0.18, rate=3e-4, top=0),
    dict(name="T1", body=(512, 8, 8), share=0.25, rate=2e-4, top=128),
    dict(name="T2", body=(384, 12, 6), share=0.20, rate=3e-4, top=128),
    dict(name="T3", body=(384, 8, 6), share=0.30, rate=5e-4, top=0),
    dict(name="R0", body=256, share=0.18, rate=1.5e-3, top=0),
    dict(name="R1", body=384, share=0.18, rate=1e-3, top=0),
    dict(name="R2", body=256, share=0.0, rate=2e-3, top=0),
    dict(name="R3", body=320, share=0.25, rate=2e-3, top=0),
]
# When the hidden words end and when each generation ends, as parts of all the time.
ENDS = (0.36, 0.53, 0.74, 0.96)


def path(options, generation, name):
    return os.path.join(options.shared, f"g{generation}.{name}.npy")


def wait_for(path):
    while not os.path.exists(path):
        time.sleep(0.2)
    return path


def gather(options, generation, names=None):
    """The mean of what the workers found, once all have."""
    names = names or [w["name"] for w in WORKERS]
    total = 0
    for name in names:
        total = total + unpack(numpy.load(wait_for(path(options, generation, name))))
    return total / len(names)


def work(options, number):
    worker = WORKERS[number]
    name, tiny = worker["name"], options.tiny
    say.start = options.start
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    data = load(os.path.join(options.folder, "stream.npz"), device)
    with open(os.path.join(options.folder, "held.json"), encoding="utf-8") as file:
        held = json.load(file)
    judged = numpy.nonzero(data.source >= CARDIO)[0][::100 if tiny else 1]
    left = lambda part: max(1.0, options.start + options.seconds * part - time.time())

    def fresh():
        if isinstance(worker["body"], tuple):
            return Transformer(data, *((64, 2, 2) if tiny else worker["body"]))
        return Recurrent(data, 16 if tiny else worker["body"])

    torch.manual_seed(number)
    body = fresh()
    if worker["share"]:
        body = pretrain(data, body, left(ENDS[0]), number, share=worker["share"], rows=4 if tiny else 64,
                        rate=1e-3 if isinstance(worker["body"], tuple) else 2e-3, report=f"{name} hidden words").cpu()
    raw = torch.from_numpy((data.source == RAW) | (data.source == CARDIO)).to(device)[:, None]
    unknown = (data.known == 0) & raw
    unknown[:, JUDGED:] = False
    targets, weights, how = data.gold, data.known, dict(share=1.0, size=16)
    for generation, end in enumerate(ENDS[1:]):
        if generation:
            table = torch.from_numpy(gather(options, generation - 1)).to(device)
            table = table / table.sum(-1, keepdim=True).clamp(min=0.01)
            taught = data.gold.clone()
            taught[:, :JUDGED] = torch.where(unknown[data.doc][:, :JUDGED, None], table.half(), data.gold[:, :JUDGED])
            targets, weights, how = taught, torch.where(unknown, 0.7, data.known.float()).half(), dict(share=0.6, size=32)
            del table
        torch.manual_seed(100 * generation + number)
        model = Labeller(copy.deepcopy(body) if worker["share"] else fresh(), len(LAYERS), worker["top"])
        seconds = left(end - 0.02)
        if not worker["share"] and not generation:
            seconds /= 2
        model = learn(data, model, targets, weights, seconds, 100 * generation + number, worker["rate"], held=generation == 2,
                      report=f"{name} g{generation}", **how)
        found = probabilities(data, model, judged)
        numpy.save(path(options, generation, name) + ".part.npy", pack(found))
        os.replace(path(options, generation, name) + ".part.npy", path(options, generation, name))
        say(f"{name} g{generation} held: {figures(data, found, held, HELD)}")


def lead(options):
    os.makedirs(options.shared, exist_ok=True)
    again = [sys.executable, os.path.abspath(__file__), options.folder, options.out, "--seconds", str(options.seconds),
             "--start", str(time.time()), "--shared", options.shared] + ["--tiny"] * options.tiny
    workers = [subprocess.Popen([*again, "--worker", str(n)], env={**os.environ, "OMP_NUM_THREADS": "1"}) for n in range(len(WORKERS))]
    data = load(os.path.join(options.folder, "stream.npz"), torch.device("cpu"))
    with open(os.path.join(options.folder, "held.json"), encoding="utf-8") as file:
        held = json.load(file)
    first_apart = data.bounds[data.source.tolist().index(VALID)]
    kinds = {"T": [w["name"] for w in WORKERS if w["name"][0] == "T"], "R": [w["name"] for w in WORKERS if w["name"][0] == "R"]}
    for generation in range(len(ENDS) - 1):
        tables = {kind: gather(options, generation, names) for kind, names in kinds.items()}
        everyone = (tables["T"] + tables["R"]) / 2
        for kind, table in [*tables.items(), ("all", everyone)]:
            say(f"{kind} g{generation} held: {figures(data, table, held, HELD)}")
        if generation:
            for kind, table in tables.items():
                numpy.savez_compressed(os.path.join(options.out, f"g{generation}{kind}"), table=pack(table[:first_apart]))
        say(f"generation {generation} is kept")
    for worker in workers:
        worker.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("out")
    parser.add_argument("--seconds", type=float, default=560)
    parser.add_argument("--tiny", action="store_true", help="small networks, to see whether all of it runs")
    parser.add_argument("--shared", default="/dev/shm/teach")
    parser.add_argument("--start", type=float)
    parser.add_argument("--worker", type=int)
    options = parser.parse_args()
    if options.worker is None:
        lead(options)
    else:
        work(options, options.worker)


if __name__ == "__main__":
    main()
