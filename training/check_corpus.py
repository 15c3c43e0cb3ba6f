"""What the statements still lack, by topic and key point.

    python training/check_corpus.py [--all] [--only SPLIT]

prints the counts by split and language, then what is missing, what is said twice, what
only repeats its key point's words, and which topics are alike. Without --all, a topic
gets one line. It counts words and letters, and reads nothing: whether a statement is
labelled rightly, and sounds like a person, is for a reader.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import log, sqrt

from corpus import KEPT_FOLDER, Topic, load_statements

LEAST_SUPPORTS = 10
LEAST_OPPOSES = 4
LEAST_NONE = 8
LEAST_NEAR_MISSES = 4
DEV_EVERY = 10
# So much of the key point's own words is a repetition of it.
REPEATS = 0.6
TWICE = 0.75
ALIKE = 0.35
STEM = 5
NEGATIONS = {
    "da": "ikke ik ikk ingen intet ingenting aldrig nej hverken uden næppe ej nægter",
    "nb": "ikke ingen intet ingenting aldri nei verken hverken uten neppe nekter",
    "sv": "inte ej icke ingen inget inga ingenting aldrig nej varken utan knappast",
    "de": "nicht nix nichts kein keine keinen keiner keinem keines nie niemals nein "
    "weder ohne niemand kaum",
    "en": "not no none nothing never nobody neither nor without hardly cannot",
}
# Words with an apostrophe: don't, isn't, won't.
_SHORT_NEGATION = re.compile(r"n['’]t$|^(dont|isnt|wont|cant|doesnt|didnt)$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
COMMON = {
    "da": "skal flere mere bedre have være kunne bør ville eller også andre færre igen "
    "blive bliver burde længere skulle mindre deres meget alle hele gøre gør ikke "
    "fordi efter under mellem siden hvad hvem hvor",
    "nb": "skal flere mere bedre være burde kunne eller også andre færre igjen ikke "
    "deres alle hele blir bli etter under mellom hvor",
    "sv": "skall ska flera fler mera bättre vara borde kunna eller också andra färre "
    "igen inte deras alla hela blir efter under mellan",
    "de": "soll sollen mehr weniger besser sein haben werden muss müssen eine einen "
    "einer nicht auch alle",
    "en": "should more less fewer better have must than their there they with from "
    "this that what when would could need needs been into every",
}
_COMMON = {
    language: {word[:STEM] for word in words.split()}
    for language, words in COMMON.items()
}


@dataclass(kw_only=True)
class KeyPointCount:
    supports: int = 0
    opposes_plainly: int = 0
    opposes_with_negation: int = 0
    repeats: list[str] = field(default_factory=list)

    def tell_missing(self) -> Iterator[str]:
        if (lacking := LEAST_SUPPORTS - self.supports) > 0:
            yield f"{lacking} support"
        if (lacking := LEAST_OPPOSES - self.opposes_plainly) > 0:
            yield f"{lacking} oppose"


def list_words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def list_stems(text: str, language: str) -> set[str]:
    """The first letters of the longer words."""
    long = {word[:STEM] for word in list_words(text) if len(word) >= STEM - 1}
    return long - _COMMON[language]


def is_negated(text: str, language: str) -> bool:
    known = set(NEGATIONS[language].split())
    return any(
        word in known or (language == "en" and _SHORT_NEGATION.search(word))
        for word in list_words(text)
    )


def count_key_points(topic: Topic) -> list[KeyPointCount]:
    counts = [KeyPointCount() for _ in topic.key_points]
    wanted = [list_stems(point, topic.language) for point in topic.key_points]
    for text, labels in zip(topic.statements, topic.labels, strict=True):
        stems = list_stems(text, topic.language)
        for count, stems_wanted, label in zip(counts, wanted, labels, strict=True):
            if label > 0:
                count.supports += 1
                shared = len(stems & stems_wanted)
                if shared > 1 and shared >= REPEATS * len(stems_wanted):
                    count.repeats.append(text)
            elif label < 0 and is_negated(text, topic.language):
                count.opposes_with_negation += 1
            elif label < 0:
                count.opposes_plainly += 1
    return counts


def list_none(topic: Topic) -> list[str]:
    return [
        text
        for text, labels in zip(topic.statements, topic.labels, strict=True)
        if not labels.any()
    ]


def list_near_misses(topic: Topic) -> list[str]:
    """Those that say none of the key points, on a word of one of them."""
    points = set().union(*(list_stems(p, topic.language) for p in topic.key_points))
    return [t for t in list_none(topic) if list_stems(t, topic.language) & points]


def tell_missing(topic: Topic) -> Iterator[str]:
    for number, count in enumerate(count_key_points(topic), start=1):
        if lacking := ", ".join(count.tell_missing()):
            yield f"K{number} {lacking}"
    if (lacking := LEAST_NONE - len(list_none(topic))) > 0:
        yield f"{lacking} none"
    if (lacking := LEAST_NEAR_MISSES - len(list_near_misses(topic))) > 0:
        yield f"{lacking} near misses"


def list_twice(topics: Sequence[Topic]) -> Iterator[tuple[str, str]]:
    """Statements of the same words, or nearly, with the longest word in common."""
    by_word: dict[tuple[str, str], list[tuple[str, set[str], str]]] = defaultdict(list)
    for topic in topics:
        for text in topic.statements:
            words = set(list_words(text))
            rarest = max(words, key=len, default="")
            for other_name, other, other_text in by_word[topic.language, rarest]:
                alike = len(words & other) / max(1, len(words | other))
                if alike >= TWICE:
                    yield f"{topic.name}: {text}", f"{other_name}: {other_text}"
            by_word[topic.language, rarest].append((topic.name, words, text))


def list_alike(topics: Sequence[Topic]) -> list[tuple[float, str, str]]:
    """Pairs of topics of a language on the same words, the most alike first."""
    bags = {
        topic.name: Counter(
            stem
            for text in [*topic.statements, *topic.key_points]
            for stem in list_stems(text, topic.language)
        )
        for topic in topics
    }
    spread = Counter((t.language, stem) for t in topics for stem in bags[t.name])
    many = Counter(topic.language for topic in topics)
    weights = {
        topic.name: {
            stem: count * log(many[topic.language] / spread[topic.language, stem])
            for stem, count in bags[topic.name].items()
        }
        for topic in topics
    }
    lengths = {n: sqrt(sum(v * v for v in w.values())) or 1 for n, w in weights.items()}
    pairs = []
    for one, other in combinations(topics, 2):
        if one.language == other.language:
            a, b = weights[one.name], weights[other.name]
            product = sum(value * b.get(stem, 0.0) for stem, value in a.items())
            told = product / lengths[one.name] / lengths[other.name]
            pairs.append((told, one.name, other.name))
    return sorted(pairs, reverse=True)


def load_splits() -> dict[str, list[Topic]]:
    """By name, as train_encoder.py splits them; what is kept lies in a folder apart."""
    own = load_statements()
    dev = [topic for n, topic in enumerate(own) if n % DEV_EVERY == DEV_EVERY // 2]
    return {
        "train": [topic for topic in own if topic not in dev],
        "dev": dev,
        "kept": load_statements(KEPT_FOLDER),
    }


def print_counts(splits: dict[str, list[Topic]]) -> None:
    for split, topics in splits.items():
        for language in sorted({topic.language for topic in topics}):
            some = [topic for topic in topics if topic.language == language]
            counts = [count for topic in some for count in count_key_points(topic)]
            plainly = sum(count.opposes_plainly for count in counts)
            opposes = plainly + sum(count.opposes_with_negation for count in counts)
            full = sum(not any(count.tell_missing()) for count in counts)
            print(
                f"{split:5} {language} {len(some):4} topics "
                f"{len(counts):5} key points ({full} full) "
                f"{sum(len(t.statements) for t in some):6} statements "
                f"{sum(count.supports for count in counts):6} support "
                f"{opposes:5} oppose ({plainly} plainly) "
                f"{sum(len(list_none(t)) for t in some):5} none "
                f"({sum(len(list_near_misses(t)) for t in some)} near)"
            )


def print_missing(topics: Iterable[Topic], *, in_full: bool) -> None:
    """What each topic lacks: how much, or in full with what repeats its key point."""
    for topic in topics:
        missing = list(tell_missing(topic))
        if in_full:
            print(topic.name, *missing, sep="\n  ")
            for count in count_key_points(topic):
                for text in count.repeats:
                    print(f"  repeats its key point: {text}")
        elif missing:
            print(f"  {topic.name}: {len(missing)} places")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", choices=("train", "dev", "kept"))
    asked = parser.parse_args()
    splits = load_splits()
    print_counts(splits)
    for split, topics in splits.items():
        if asked.only in (None, split):
            print(f"\n{split}: missing")
            print_missing(topics, in_full=asked.all)
    every = [topic for topics in splits.values() for topic in topics]
    print("\nsaid twice")
    for one, other in list_twice(every):
        print(f"  {one}\n    {other}")
    print("\ntopics most alike")
    for told, one, other in list_alike(every)[:5]:
        print(f"  {told:.2f} {one} {other}{'  TOO ALIKE' if told >= ALIKE else ''}")


if __name__ == "__main__":
    main()
