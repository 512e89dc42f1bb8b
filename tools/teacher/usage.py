"""What a network makes of each word: the mean of its inner state over all places of the word."""
import numpy
import torch

from batches import group
from reports import fold, sentences


def of(network, encoder, reports, words):
    """The mean state (what the scores of labels are made from) and the number of places, by word."""
    index = {word: number for number, word in enumerate(words)}
    total, counts = torch.zeros(len(words), network.emit.in_features), torch.zeros(len(words))
    states = []
    hook = network.emit.register_forward_pre_hook(lambda _, inputs: states.append(inputs[0]))
    for part in group(sentences(reports)):
        encoder.prepare(part)
        with torch.no_grad():
            network(encoder.batch(part, reports))
        state = states.pop()
        for row, s in enumerate(part):
            known = [(at, index[fold(word)]) for at, word in enumerate(s.words) if fold(word) in index]
            places, numbers = torch.tensor(known, dtype=torch.long).reshape(-1, 2).unbind(1)
            total.index_add_(0, numbers, state[row, places])
            counts.index_add_(0, numbers, torch.ones(len(numbers)))
    hook.remove()
    return (total / counts.clamp(min=1)[:, None]).numpy(), counts.numpy()
