"""The network: vectors and hashed pieces of words, two bidirectional LSTMs, a conditional random field a layer."""
import torch
from torch import nn

LABELS = 5
FORBIDDEN = -1e4
BUCKETS = 1 << 15
SHAPES = 16


def allowed():
    """Whether a label may follow another; the last row and column are the ends of the sentence."""
    opens, closes = {1, 2}, {2, 3}
    table = torch.full((LABELS + 1, LABELS + 1), FORBIDDEN)
    for before in range(LABELS + 1):
        for after in range(LABELS + 1):
            if (before in opens) == (after in closes):
                table[before, after] = 0.0
    return table


class Locked(nn.Module):
    """Dropout with one mask for all tokens of a row."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or self.rate == 0.0:
            return x
        mask = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype, device=x.device).bernoulli_(1 - self.rate) / (1 - self.rate)
        return x * mask


class Network(nn.Module):
    def __init__(self, table, own_words, layers, hidden=128, pieces=64, own=48, dropout=0.35, word_dropout=0.1):
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(table, freeze=True)
        self.own = nn.Embedding(own_words, own, padding_idx=0)
        self.pieces = nn.EmbeddingBag(BUCKETS, pieces, mode="mean")
        nn.init.normal_(self.pieces.weight, std=0.3)
        nn.init.normal_(self.own.weight, std=0.1)
        self.shape = nn.Embedding(SHAPES, 8)
        self.gap = nn.Embedding(2, 4)
        self.domain = nn.Embedding(2, 8)
        width = table.shape[1] + own + pieces + 8 + 4 + 8
        self.word_dropout = word_dropout
        self.input_dropout = Locked(dropout)
        self.first = nn.LSTM(width, hidden, bidirectional=True, batch_first=True)
        self.between_dropout = Locked(dropout)
        self.second = nn.LSTM(2 * hidden, hidden, bidirectional=True, batch_first=True)
        self.output_dropout = Locked(dropout)
        self.emit = nn.Linear(4 * hidden, layers * LABELS)
        self.arcs = nn.Parameter(torch.zeros(layers, LABELS + 1, LABELS + 1))
        self.layers = layers
        self.register_buffer("allowed", allowed())

    def forward(self, batch):
        """Scores of the labels: sentence, token, layer, label."""
        words, own = self.vectors(batch.words), self.own(batch.own)
        pieces = self.pieces(batch.pieces, batch.offsets)[batch.unique]
        if self.training:
            keep = torch.empty(batch.words.shape).bernoulli_(1 - self.word_dropout).unsqueeze(2)
            words, own = words * keep, own * keep
        domain = self.domain(batch.domain).unsqueeze(1).expand(-1, words.shape[1], -1)
        x = torch.cat([words, own, pieces, self.shape(batch.shape), self.gap(batch.gap), domain], 2)
        low, _ = self.first(self.input_dropout(x))
        high, _ = self.second(self.between_dropout(low))
        scores = self.emit(self.output_dropout(torch.cat([low, high], 2)))
        return scores.view(*batch.words.shape, self.layers, LABELS)

    def transitions(self):
        return self.arcs + self.allowed

    def loss(self, batch):
        """Negative log likelihood a token, over the layers that are known."""
        scores, arcs = self(batch), self.transitions()
        gold = batch.labels
        index = torch.arange(self.layers)
        path = scores.gather(3, gold.unsqueeze(3)).squeeze(3).sum(1)
        path = path + arcs[index, LABELS, gold[:, 0]] + arcs[index, gold[:, -1], LABELS]
        path = path + arcs[index, gold[:, :-1], gold[:, 1:]].sum(1)
        total = arcs[:, LABELS, :LABELS] + scores[:, 0]
        inner = arcs[:, :LABELS, :LABELS]
        for at in range(1, scores.shape[1]):
            total = torch.logsumexp(total.unsqueeze(3) + inner, 2) + scores[:, at]
        total = torch.logsumexp(total + arcs[:, :LABELS, LABELS], 2)
        return ((total - path) * batch.known).sum() / gold.shape[:2].numel()
