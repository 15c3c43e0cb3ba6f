"""Files and records into key points, ledger and report: the run behind `analyse`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from folkmoot.analysis.gathering import gather
from folkmoot.analysis.grouping import group_questions
from folkmoot.analysis.ledger import keep_ledger
from folkmoot.analysis.linking import link_summaries, list_linking_texts
from folkmoot.analysis.origins import find_origins
from folkmoot.analysis.prevalence import count_key_points
from folkmoot.analysis.saturation import measure_saturation
from folkmoot.documents.analysis_json import dump_json
from folkmoot.documents.read_analysis import describe_method, read_analysis
from folkmoot.documents.write_analysis import write_analysis
from folkmoot.domain.key_points import Analysis
from folkmoot.domain.messages import LANGUAGES
from folkmoot.domain.record import ReadError, Record, iterate_input
from folkmoot.engines import open_engine
from folkmoot.jobs.earlier import check_record, find_earlier
from folkmoot.jobs.embedding import CachedEncoder
from folkmoot.jobs.loading import loading_early
from folkmoot.jobs.manifest import complete_manifest, is_same_run, plan_manifest
from folkmoot.jobs.preparing import prepare_voices, put_in_order, put_links_in_order
from folkmoot.jobs.reading import Reading, read_files
from folkmoot.jobs.staging import RUN, check_folder, staged
from folkmoot.jobs.stopwatch import Stopwatch
from folkmoot.jobs.taking_in import Taken, take_in

if TYPE_CHECKING:
    from folkmoot.analysis.encoders import Encoder
    from folkmoot.engines import Engine
    from folkmoot.jobs.settling import Settled

# Told as stage, done and in all; all is 0 where it is not known.
Progress = Callable[[str, int, int], None]
_FEWEST_FOR_PROCESSES = 2000
_SLOW_TO_LOAD = ("scipy.sparse", "openpyxl")


@dataclass(frozen=True, kw_only=True)
class AnalysisRun:
    """An analysis, and what a person should know beside it.

    `refused` are the files that this call refused. `is_unchanged` tells that the folder
    held it all already and nothing was done. `lost_decisions` are about statements that
    are no longer there.
    """

    analysis: Analysis
    refused: tuple[ReadError, ...]
    is_unchanged: bool = False
    lost_decisions: int = 0


def analyse(
    *inputs: str | Path,
    out: str | Path | None = None,
    engine: str | None = None,
    scheduler: str | None = None,
    resume: bool = False,
    overwrite: bool = False,
    parquet: bool = False,
    language: str = "en",
    encoder: Encoder | None = None,
    on_progress: Progress | None = None,
) -> Analysis:
    """Gather all that was said into key points, with every statement behind each.

    Inputs are files, folders and records, as for `read`; their order changes nothing.
    With `out`, the files of the analysis are written to that folder, whole or not at
    all. One that is there is refused without `resume`, which does nothing where nothing
    has changed, or `overwrite`; with both, what people decided in it is kept. `engine`
    is "serial", "processes" or "dask", by default chosen by size; with `scheduler` it
    is "dask". Files that people read are in `language`. `encoder` is by default the
    model that ships with the install. `on_progress` is called with stage, done and in
    all.

    Raises:
        DomainError: the folder, the engine or an extra cannot be used.
    """
    return run_analysis(
        *inputs,
        out=out,
        engine=engine,
        scheduler=scheduler,
        resume=resume,
        overwrite=overwrite,
        parquet=parquet,
        language=language,
        encoder=encoder,
        on_progress=on_progress,
    ).analysis


def run_analysis(
    *inputs: str | Path,
    out: str | Path | None,
    engine: str | None = None,
    scheduler: str | None = None,
    resume: bool = False,
    overwrite: bool = False,
    parquet: bool = False,
    language: str = "en",
    encoder: Encoder | None = None,
    on_progress: Progress | None = None,
) -> AnalysisRun:
    """Analyse as `analyse` does, and tell what a person should know beside it."""
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}")
    call = _Call(
        out=None if out is None else Path(out),
        engine=engine or ("dask" if scheduler else None),
        scheduler=scheduler,
        resume=resume,
        overwrite=overwrite,
        parquet=parquet,
        language=language,
        encoder=encoder,
        on_progress=on_progress,
    )
    call.check()
    return _Run(call, take_in(inputs, out=call.out)).run()


@dataclass(frozen=True, kw_only=True)
class _Call:
    """What was asked for."""

    out: Path | None
    engine: str | None
    scheduler: str | None
    resume: bool
    overwrite: bool
    parquet: bool
    language: str
    encoder: Encoder | None
    on_progress: Progress | None

    def check(self) -> None:
        """Refuse before the work what would be refused after it."""
        if self.parquet:
            from folkmoot.documents.write_parquet import check_parquet

            check_parquet()
        if self.out is not None:
            may_replace = self.resume or self.overwrite
            check_folder(self.out, may_replace=may_replace, parquet=self.parquet)

    def tell(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Tell how far it has come."""
        if self.on_progress:
            self.on_progress(stage, done, total)


class _Run:
    """One run over the files of a call."""

    def __init__(self, call: _Call, files: Sequence[Taken]) -> None:
        from folkmoot.analysis.encoders import load_encoder

        self._call = call
        self._files = files
        self._watch = Stopwatch()
        self._earlier = find_earlier(call.out)
        self._plan = plan_manifest(
            files,
            encoder=call.encoder or load_encoder(),
            language=call.language,
            settled=self._earlier.settled,
        )

    def run(self) -> AnalysisRun:
        """Do it, unless the folder holds it already."""
        call, earlier = self._call, self._earlier.manifest
        if call.out is not None and call.resume and earlier is not None:
            if is_same_run(self._plan, earlier, call.out, parquet=call.parquet):
                return _recall(call.out)
            if not call.overwrite:
                check_record(call.out, earlier, self._files)
        with ExitStack() as stack:
            stack.enter_context(loading_early(_SLOW_TO_LOAD))
            engine = None
            if call.engine:
                # Before the work, for it may be refused.
                engine = stack.enter_context(_open(call.engine, call.scheduler))
            reading = self._read()
            if engine is None:
                name = _choose_engine(reading.record)
                engine = stack.enter_context(_open(name, None))
            return self._finish(reading, engine)

    def _read(self) -> Reading:
        tell = self._call.tell
        with self._watch.measure("reading"):
            return read_files(
                [one.intake for one in self._files],
                links=False,
                language=self._call.language,
                on_progress=lambda done, total, _: tell("reading", done, total),
            )

    def _finish(self, reading: Reading, engine: Engine) -> AnalysisRun:
        record = put_in_order(reading.record)
        settled = self._earlier.carry_decisions(record)
        encoder = CachedEncoder(
            self._call.encoder, engine=engine, on_progress=self._call.on_progress
        )
        try:
            analysis = self._analyse(record, settled, encoder)
        finally:
            encoder.close()
        # Where nothing could be read, there is nothing to write.
        if self._call.out is not None and record.documents:
            facts = {"engine": engine.name, "embedded": encoder.embedded}
            self._write(analysis, self._call.out, refused=reading.refused, facts=facts)
        return AnalysisRun(
            analysis=analysis, refused=reading.refused, lost_decisions=settled.lost
        )

    def _analyse(
        self, record: Record, settled: Settled, encoder: CachedEncoder
    ) -> Analysis:
        origins = find_origins(record)
        texts = {document.id: document.text for document in record.documents}
        prepared = prepare_voices(origins, texts)
        with self._watch.measure("embedding"):
            encoder.learn([*list_linking_texts(record), *prepared.list_texts()])
        self._call.tell("gathering")
        with self._watch.measure("linking"):
            record = put_links_in_order(link_summaries(record, encoder=encoder))
        with self._watch.measure("gathering"):
            gathering = gather(
                prepared.voices, encode=encoder.encode, settled=settled.key_points
            )
            questions = group_questions(prepared.questions, encode=encoder.encode)
            key_points = count_key_points(gathering.key_points, origins=origins)
            return Analysis(
                record=record,
                key_points=key_points,
                questions=questions,
                ledger=keep_ledger(
                    origins,
                    key_points=key_points,
                    questions=questions,
                    duplicate_of=gathering.duplicate_of,
                ),
                saturation=measure_saturation(key_points, origins=origins),
                method=describe_method(self._plan),
            )

    def _write(
        self,
        analysis: Analysis,
        out: Path,
        *,
        refused: Sequence[ReadError],
        facts: Mapping[str, object],
    ) -> None:
        manifest = complete_manifest(
            self._plan, analysis, files=self._files, refused=refused
        )
        self._call.tell("writing")
        with staged(out) as folder:
            with self._watch.measure("writing"):
                write_analysis(
                    analysis,
                    folder,
                    language=self._call.language,
                    manifest=manifest,
                    parquet=self._call.parquet,
                )
            times = dump_json({**self._watch.tell(), **facts})
            (folder / RUN).write_text(times, "utf-8")


def _recall(folder: Path) -> AnalysisRun:
    """What the folder holds; the files that were refused would be so again."""
    stored = read_analysis(folder)
    again = sum(one.refused is not None for one in stored.manifest.inputs)
    errors = stored.analysis.record.errors
    return AnalysisRun(
        analysis=stored.analysis,
        refused=errors[len(errors) - again :],
        is_unchanged=True,
    )


def _open(name: str, scheduler: str | None) -> Engine:
    return open_engine(name, scheduler=scheduler)


def _choose_engine(record: Record) -> str:
    count = sum(1 for _ in iterate_input(record))
    return "serial" if count < _FEWEST_FOR_PROCESSES else "processes"
