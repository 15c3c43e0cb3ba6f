"""`folkmoot analyse`: files, folders and records into key points, ledger and report."""

import argparse
import gc
from pathlib import Path

from folkmoot.cli.analysis_account import tell_analysis
from folkmoot.cli.outcome import Outcome, tell
from folkmoot.cli.output import standard_output
from folkmoot.cli.progress import ProgressPrinter
from folkmoot.cli.read import name_file, tell_unread_pages
from folkmoot.cli.wording import Wording
from folkmoot.domain.messages import render_message
from folkmoot.jobs.analysing import AnalysisRun, run_analysis


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Analyse, write, print a short account, and tell what was refused."""
    # Hardly anything here refers to itself: to look for that often costs a tenth.
    gc.set_threshold(50_000, 20, 100)
    with ProgressPrinter(language) as progress:
        finished = run_analysis(
            *parsed.inputs,
            out=parsed.out,
            engine=parsed.engine,
            scheduler=parsed.scheduler,
            resume=parsed.resume,
            overwrite=parsed.overwrite,
            parquet=parsed.parquet,
            language=language,
            on_progress=progress,
        )
    if finished.analysis.record.documents:
        _print_account(finished, Path(parsed.out), language)
    tell_unread_pages(finished.analysis.record, language)
    if finished.lost_decisions:
        tell(render_message("lost_decisions", language, count=finished.lost_decisions))
    for error in finished.refused:
        tell(name_file(error))
    return Outcome.REFUSED if finished.refused else Outcome.DONE


def _print_account(finished: AnalysisRun, folder: Path, language: str) -> None:
    say = Wording(language)
    with standard_output() as output:
        if finished.is_unchanged:
            print(say("unchanged"), file=output)
        for line in tell_analysis(finished.analysis, folder / "report.html", say):
            print(line, file=output)
