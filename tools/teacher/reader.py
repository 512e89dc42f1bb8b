"""Networks that read windows of a stream: what they see of a token, a transformer, recurrent layers, and the labels."""
import math

import torch
import torch.nn.functional as F
from torch import nn

from network import LABELS, SHAPES, Locked


class Tokens(nn.Module):
    """A token as numbers: its vector of word company, one of its own, its pieces, its shape, whether a gap is before it.
    `hidden` tokens show nothing of themselves; of tokens that are not `kept` only the pieces are seen."""

    def __init__(self, data, width, own=160, parts=128):
        super().__init__()
        self.data = data
        self.own = nn.Embedding(data.words, own, padding_idx=0)
        self.parts = nn.EmbeddingBag(data.buckets, parts, mode="mean", padding_idx=0)
        for table in (self.own, self.parts):
            nn.init.normal_(table.weight, std=0.3)
            with torch.no_grad():
                table.weight[0] = 0
        self.join = nn.Linear(data.table.shape[1] + own + parts + SHAPES + 1, width)
        self.mask = nn.Parameter(torch.randn(width) * 0.3)
        self.domain = nn.Parameter(torch.zeros(width))

    def forward(self, form, gap, domain, hidden=None, kept=None):
        data = self.data
        words = torch.cat([data.table[data.vector[form]].float(), self.own(data.own[form])], -1)
        if kept is not None:
            words = words * kept.unsqueeze(-1)
        parts = self.parts(data.pieces[form].flatten(0, 1)).view(*form.shape, -1)
        x = self.join(torch.cat([words, parts, data.shape[form].float(), gap.unsqueeze(-1)], -1))
        if hidden is not None:
            x = torch.where(hidden.unsqueeze(-1), self.mask.to(x.dtype), x)
        return x + domain.unsqueeze(-1) * self.domain


class Block(nn.Module):
    def __init__(self, width, heads, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.before, self.between = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)

    def forward(self, x, turn):
        rows, length, width = x.shape
        q, k, v = self.qkv(self.before(x)).view(rows, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        cos, sin = turn
        q, k = (t * cos + torch.cat([-t[..., t.shape[-1] // 2:], t[..., :t.shape[-1] // 2]], -1) * sin for t in (q, k))
        v = v.to(q.dtype)
        rate = self.dropout if self.training else 0.0
        seen = F.scaled_dot_product_attention(q, k, v, dropout_p=rate).transpose(1, 2).reshape(rows, length, width)
        x = x + F.dropout(self.out(seen), rate)
        return x + F.dropout(self.down(F.gelu(self.up(self.between(x)))), rate)


class Transformer(nn.Module):
    """Layers of attention, turned by distance (Su et al. 2021, arXiv:2104.09864)."""

    def __init__(self, data, width, depth, heads, dropout=0.1):
        super().__init__()
        self.width, self.size = width, width // heads
        self.tokens = Tokens(data, width)
        self.blocks = nn.ModuleList(Block(width, heads, dropout) for _ in range(depth))
        self.last = nn.LayerNorm(width)
        for block in self.blocks:
            for layer in (block.qkv, block.out, block.up, block.down):
                nn.init.normal_(layer.weight, std=0.02)
            for layer in (block.out, block.down):
                layer.weight.data /= math.sqrt(2 * depth)
        self.dropout = dropout

    def forward(self, *seen, **how):
        x = F.dropout(self.tokens(*seen, **how), self.dropout if self.training else 0.0)
        steps = torch.arange(x.shape[1], device=x.device)[:, None] / 10000 ** (torch.arange(0, self.size, 2, device=x.device) / self.size)
        kind = torch.bfloat16 if torch.is_autocast_enabled("cuda") else x.dtype
        turn = torch.cat([steps, steps], 1).cos().to(kind), torch.cat([steps, steps], 1).sin().to(kind)
        for block in self.blocks:
            x = block(x, turn)
        return self.last(x)


class Recurrent(nn.Module):
    """Two bidirectional LSTMs; what both say is what is read from."""

    def __init__(self, data, hidden, dropout=0.35):
        super().__init__()
        self.width = 4 * hidden
        self.tokens = Tokens(data, 384)
        self.drop = Locked(dropout)
        self.first = nn.LSTM(384, hidden, bidirectional=True, batch_first=True)
        self.second = nn.LSTM(2 * hidden, hidden, bidirectional=True, batch_first=True)

    def forward(self, *seen, **how):
        low, _ = self.first(self.drop(self.tokens(*seen, **how)))
        high, _ = self.second(self.drop(low))
        return self.drop(torch.cat([low, high], -1))


class Guesser(nn.Module):
    """Guesses hidden words (Devlin et al. 2019, doi:10.18653/v1/N19-1423)."""

    def __init__(self, body, words):
        super().__init__()
        self.body = body
        self.between = nn.Sequential(nn.Linear(body.width, body.width), nn.GELU(), nn.LayerNorm(body.width))
        self.words = nn.Linear(body.width, words)
        nn.init.normal_(self.words.weight, std=0.02)

    def forward(self, form, gap, domain, hidden, places):
        x = self.body(form, gap, domain, hidden=hidden)
        return self.words(self.between(x.gather(1, places.unsqueeze(-1).expand(-1, -1, x.shape[2]))))


class Labeller(nn.Module):
    """Scores of the labels of each layer, for each token by itself; `top`: one recurrent layer more before them."""

    def __init__(self, body, layers, top=0):
        super().__init__()
        self.body, self.layers = body, layers
        self.drop = Locked(0.3)
        self.top = nn.LSTM(body.width, top, bidirectional=True, batch_first=True) if top else None
        self.emit = nn.Linear(2 * top or body.width, layers * LABELS)

    def forward(self, *seen, **how):
        x = self.body(*seen, **how)
        if self.top is not None:
            x, _ = self.top(self.drop(x))
        x = self.drop(x)
        return self.emit(x).float().view(*x.shape[:2], self.layers, LABELS)
