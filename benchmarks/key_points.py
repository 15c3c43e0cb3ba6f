"""How long finding key points takes, each time beside its limit or a peer.

    make bench

writes made-up surveys, analyses them with the command as a user would, and prints
seconds, memory of the largest process, and the part of the limit used. Then it tells
how the cost grows with the number of statements, and how long BERTopic takes on the
same vectors. The table is kept in benchmarks/results/key_points.md. Nothing here is a
test.

BERTopic gets a virtual environment of its own, benchmarks/.venv-bertopic, made when it
is first needed. `--quick` leaves out all that takes minutes.
"""

import argparse
import csv
import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from folkmoot.analysis.encoders import load_encoder
from folkmoot.analysis.segmentation import split_ideas
from folkmoot.jobs.vector_cache import VectorCache

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "key_points.md"
PEER = HERE / ".venv-bertopic"
COLD_SECONDS, WARM_SECONDS, LARGE_SECONDS = 20.0, 2.0, 300.0
MEMORY_LIMIT_MB = 1000
CORES = 2
SIZES = (1_000, 5_000, 10_000, 50_000)
PEER_SIZE = 10_000
TIMES_FASTER = 10.0
# How far a made-up vector lies from the one it was made of, of unit length.
SPREAD = 0.35

SUBJECTS = (
    "bussen;lægen;skolen;biblioteket;svømmehallen;hjemmeplejen;børnehaven;færgen;"
    "stationen;kommunens hjemmeside;borgerservice;sportshallen;ungdomsklubben;"
    "plejehjemmet;cykelstien;torvet;havnen;genbrugspladsen;jobcentret;musikskolen;"
    "forsamlingshuset;stranden;skoven;vuggestuen;fritidshjemmet;tandplejen;museet;"
    "teatret;campingpladsen;parkeringspladsen;købmanden;postkassen;broen;legepladsen;"
    "den lokale politimand;socialrådgiveren;byrådet;vandværket;kirken;højskolen"
).split(";")
WISHES = (
    "skal have længere åbent, også om aftenen og i weekenden;"
    "mangler hænder, så de ansatte ikke når det, de er ansat til;"
    "skal blive liggende, hvor den er, så alle kan komme dertil;"
    "er for dyr for familier med flere børn og lav indkomst;"
    "skal lave mindre papirarbejde og bruge tiden på mennesker;"
    "bør samarbejde med de frivillige foreninger i området;"
    "er svær at komme til for ældre og for folk uden bil;"
    "skal sige, hvem man kan ringe til, når noget går galt;"
    "skal inddrage de unge, før noget bliver besluttet;"
    "bør have ét sted, hvor man kan få svar på det hele;"
    "trænger til nyt tag og til varme, der virker om vinteren;"
    "larmer så meget om natten, at naboerne ikke kan sove;"
    "skriver breve i et sprog, som ingen af os forstår;"
    "bør servere økologisk mad fra gårdene i nærheden;"
    "har fået nye ledere hvert år, og ingen ved, hvad der gælder;"
    "skal bygges om, så kørestole kan komme ind ad hoveddøren;"
    "lukker for tidligt til, at folk med arbejde kan nå det;"
    "bør dele lokaler med andre, så huset bliver brugt hele dagen;"
    "bliver brugt af turister, men det er os, der betaler for den;"
    "skal have bedre lys, for der er mørkt på vejen dertil;"
    "mangler toiletter og et sted at sidde i læ for regnen;"
    "bør måles på tilfredshed og ikke på antal besøg;"
    "har ventetid på flere måneder, og så giver folk op;"
    "skal passe bedre på vores oplysninger og slette dem igen;"
    "bør ansætte folk, der selv har prøvet at være syge;"
    "er blevet så god, at andre kommer langvejs fra for at se den;"
    "forurener bækken, og ingen har taget prøver i årevis;"
    "skal styres af dem, der bor her, og ikke inde fra rådhuset;"
    "bør flyttes ud til de nye boliger, hvor børnene er;"
    "taber penge hvert år, så vi må finde en anden vej;"
    "har brug for en sms-ordning, når planerne bliver ændret;"
    "burde holde kurser for dem, der er bange for computere;"
    "skal undervise i håndværk og ikke kun i bøger;"
    "bør give rabat til studerende og til folk på pension;"
    "er det sidste mødested, vi har tilbage i landsbyen;"
    "skal have hegn, så hundene ikke løber ud på vejen;"
    "bør plante træer, der giver skygge og holder på vandet;"
    "tager ikke telefonen, og ingen ringer tilbage;"
    "skal spørge de pårørende, før medicinen bliver ændret;"
    "bør lånes ud gratis til foreninger, der laver noget for andre"
).split(";")
FILLERS = (
    "hos os i den østlige ende af kommunen;ifølge dem, vi taler med til daglig;"
    "især i vinterhalvåret;som det er nu;hvis vi skal blive boende;"
    "efter vores mening;for det siger vores naboer også;i de små landsbyer"
).split(";")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the table; `limit` and `value` are in the same unit."""

    what: str
    value: float
    limit: float
    unit: str
    megabytes: float | None = None
    note: str = ""


def say(chance: random.Random, number: int) -> str:
    """A statement of about 140 characters that is one idea, no two of them equal."""
    text = f"{draw(chance)} nr {number}"
    while len(split_ideas(text)) > 1:
        text = f"{draw(chance)} nr {number}"
    return text


def draw(chance: random.Random) -> str:
    text = f"{chance.choice(SUBJECTS)} {chance.choice(WISHES)} {chance.choice(FILLERS)}"
    while len(text) < 128:
        text += f" {chance.choice(FILLERS)}"
    return text[:136].rsplit(" ", 1)[0].capitalize()


def write_survey(path: Path, count: int, *, seed: int = 7) -> list[str]:
    chance = random.Random(seed)
    said = [say(chance, number) for number in range(count)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Kommune", "Hvad skal der ske?"])
        writer.writerows([chance.choice(["Vestby", "Østby"]), text] for text in said)
    return said


MEASURE = """
import resource, subprocess, sys, time
started = time.perf_counter()
ended = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
seconds = time.perf_counter() - started
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(seconds, used.ru_maxrss / 1000, ended.returncode)
"""


def analyse(survey: Path, out: Path, cache: Path, *more: str) -> tuple[float, float]:
    """Seconds of the whole command, and the megabytes of its largest process."""
    command = [sys.executable, "-m", "folkmoot", "analyse", str(survey)]
    ended = subprocess.run(
        [sys.executable, "-c", MEASURE, *command, "--out", str(out), *more],
        stdout=subprocess.PIPE,
        check=True,
        env={**plain_environment(), "FOLKMOOT_CACHE": str(cache)},
    )
    seconds, megabytes, code = ended.stdout.split()
    if int(code):
        raise SystemExit(f"folkmoot analyse ended with {int(code)}")
    return float(seconds), float(megabytes)


def plain_environment() -> dict[str, str]:
    """As a user has it: how many threads a library starts is its own choice."""
    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")
    return {name: value for name, value in os.environ.items() if name not in threads}


def read_times(out: Path) -> dict:
    return json.loads((out / "run.json").read_bytes())


def measure_small(folder: Path) -> list[Row]:
    """200 statements from a cold start, then ten more."""
    survey, cache = folder / "lille.csv", folder / "cache"
    write_survey(survey, 200)
    cold, cold_mb = analyse(survey, folder / "kold", cache)
    write_survey(survey, 210)
    warm, warm_mb = analyse(survey, folder / "kold", cache, "--resume")
    return [
        Row(
            what="200 statements, cold",
            value=cold,
            limit=COLD_SECONDS,
            unit="s",
            megabytes=cold_mb,
        ),
        Row(
            what="10 more, warm",
            value=warm,
            limit=WARM_SECONDS,
            unit="s",
            megabytes=warm_mb,
            note=f"{read_times(folder / 'kold')['embedded']} texts embedded",
        ),
    ]


def measure_large(folder: Path) -> list[Row]:
    survey = folder / "stor.csv"
    said = write_survey(survey, 10_000)
    seconds, megabytes = analyse(survey, folder / "stor", folder / "cache of large")
    told = read_times(folder / "stor")
    length = sum(map(len, said)) / len(said)
    rate = told["embedded"] / told["seconds"]["embedding"]
    return [
        Row(
            what=f"10,000 statements of {length:.0f} characters, {CORES} cores",
            value=seconds,
            limit=LARGE_SECONDS,
            unit="s",
            megabytes=megabytes,
            note=f"engine {told['engine']}, {rate:.0f} texts embedded a second",
        )
    ]


def fill_cache(cache: Path, said: list[str]) -> np.ndarray:
    """Vectors made of real ones, each moved a little, as if they had been embedded."""
    encoder = load_encoder()
    stems = sorted({text.rsplit(" nr ", 1)[0] for text in said})
    chosen = random.Random(3).sample(stems, min(800, len(stems)))
    real = encoder.encode(chosen)
    chance = np.random.default_rng(5)
    rows = {stem: number for number, stem in enumerate(chosen)}
    picks = [rows.get(text.rsplit(" nr ", 1)[0]) for text in said]
    strays = chance.integers(len(chosen), size=len(said))
    base = real[[s if p is None else p for p, s in zip(picks, strays, strict=True)]]
    noise = chance.standard_normal(base.shape).astype(np.float32)
    noise *= SPREAD / np.linalg.norm(noise, axis=1, keepdims=True)
    vectors = base + noise
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    kept = VectorCache(
        fingerprint=encoder.fingerprint, dimensions=encoder.dimensions, folder=cache
    )
    kept.keep(dict(zip(said, vectors, strict=True)))
    kept.close()
    return vectors


def measure_growth(folder: Path, rate: float) -> list[Row]:
    """Cost per statement at each size, without embedding and with it at its rate."""
    rows, spent = [], []
    for size in SIZES:
        survey, cache = folder / f"{size}.csv", folder / f"cache {size}"
        fill_cache(cache, write_survey(survey, size))
        seconds, megabytes = analyse(survey, folder / f"ud {size}", cache)
        if embedded := read_times(folder / f"ud {size}")["embedded"]:
            raise SystemExit(f"{embedded} texts were not in the cache")
        spent.append(seconds)
        rows.append(
            Row(
                what=f"{size:,} statements, vectors cached",
                value=1000 * seconds / size,
                limit=math.nan,
                unit="ms each",
                megabytes=megabytes,
                note=f"{seconds:.1f} s in all",
            )
        )
    whole = [s + size / rate for s, size in zip(spent, SIZES, strict=True)]
    for name, times in (("vectors cached", spent), ("embedding at its rate", whole)):
        what = f"exponent of cost from {SIZES[0]:,} to {SIZES[-1]:,}, {name}"
        row = Row(what=what, value=fit_exponent(times), limit=math.nan, unit="")
        rows.append(row)
    return rows


def fit_exponent(seconds: list[float]) -> float:
    """Of seconds as a power of the number of statements: 1 is a flat cost for each."""
    return float(np.polyfit(np.log(SIZES), np.log(seconds), 1)[0])


PEER_SCRIPT = """
import json, sys, time
import numpy as np
from bertopic import BERTopic
texts = json.load(open(sys.argv[1], encoding="utf-8"))
vectors = np.load(sys.argv[2])
# Compiles what is compiled at first use, so that it is not counted.
BERTopic(embedding_model=None).fit_transform(texts[:300], vectors[:300])
started = time.perf_counter()
topics, _ = BERTopic(embedding_model=None).fit_transform(texts, vectors)
print(time.perf_counter() - started, sum(t == -1 for t in topics))
"""


def make_peer() -> Path:
    python = PEER / "bin" / "python"
    if not (PEER / ".installed").exists():
        pip = [str(python), "-m", "pip", "install", "--quiet"]
        subprocess.run([sys.executable, "-m", "venv", str(PEER)], check=True)
        subprocess.run([*pip, "--no-deps", "bertopic"], check=True)
        needed = "numpy pandas scikit-learn tqdm plotly pyyaml umap-learn hdbscan"
        subprocess.run([*pip, *needed.split()], check=True)
        (PEER / ".installed").touch()
    return python


def measure_peer(folder: Path) -> list[Row]:
    """Gathering beside BERTopic, on the same texts and vectors; embedding left out.

    Each has the better of two turns, taken one after the other.
    """
    python, cache = make_peer(), folder / "cache of peer"
    said = write_survey(folder / "fælles.csv", PEER_SIZE)
    np.save(folder / "vectors.npy", fill_cache(cache, said))
    (folder / "texts.json").write_text(json.dumps(said), "utf-8")
    own, peer = [], []
    for turn in range(2):
        out = folder / f"fælles {turn}"
        analyse(folder / "fælles.csv", out, cache)
        own.append(read_times(out)["seconds"]["gathering"])
        peer.append(run_peer(python, folder))
    (seconds, noise), ours = min(peer), min(own)
    return [
        Row(
            what=f"BERTopic's time over ours, {PEER_SIZE:,} statements",
            value=seconds / ours,
            limit=TIMES_FASTER,
            unit="times",
            note=f"{seconds:.1f} s and {ours:.1f} s; it leaves {noise:.0f} as noise",
        )
    ]


def run_peer(python: Path, folder: Path) -> tuple[float, float]:
    """BERTopic's seconds, and how many texts it calls noise."""
    ended = subprocess.run(
        [python, "-c", PEER_SCRIPT, folder / "texts.json", folder / "vectors.npy"],
        stdout=subprocess.PIPE,
        check=True,
        env=plain_environment(),
    )
    seconds, noise = map(float, ended.stdout.split())
    return seconds, noise


def show(rows: list[Row]) -> str:
    lines = [
        "| what | value | limit | part of limit | MB | part of 1 GB | note |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    for row in rows:
        has_limit = not math.isnan(row.limit)
        limit = f"{row.limit:.0f} {row.unit}" if has_limit else ""
        part = f"{row.value / row.limit:.2f}" if has_limit else ""
        memory = f"{row.megabytes:.0f}" if row.megabytes else ""
        share = f"{row.megabytes / MEMORY_LIMIT_MB:.2f}" if row.megabytes else ""
        value = f"{row.value:.2f} {row.unit}".strip()
        lines.append(
            f"| {row.what} | {value} | {limit} | {part} | {memory} | {share} "
            f"| {row.note} |"
        )
    return "\n".join(lines)


ABOUT = f"""
MB is the largest process of the command. BERTopic must take at least
{TIMES_FASTER:.0f} times as long, so its part of the limit should be above 1. An
exponent of 1 is a flat cost per statement. Cached vectors are made of real ones of
some 800 of the statements, each moved by {SPREAD}; embedding is then added at the rate
measured above.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure finding key points.")
    parser.add_argument("--quick", action="store_true", help="only what takes seconds")
    quick = parser.parse_args().quick
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = measure_small(folder)
        if not quick:
            rows += measure_large(folder)
            told = read_times(folder / "stor")
            rate = told["embedded"] / told["seconds"]["embedding"]
            rows += measure_growth(folder, rate) + measure_peer(folder)
    table = show(rows)
    print(table)
    if not quick:
        title = f"# Key points: {time.strftime('%Y-%m-%d')}, Python"
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        RESULTS.write_text(f"{title} {version}\n\n{table}\n{ABOUT}", "utf-8")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"\nThe benchmark itself took {peak:.0f} MB.")


if __name__ == "__main__":
    main()
