"""Memos on anything, filters of one's own, and a word for every refusal."""

import re
import uuid
from pathlib import Path

import pytest
from django.utils import translation

import folkmoot.web.desk.commands
from folkmoot.web.desk.commands.filters import remove_filter, save_filter
from folkmoot.web.desk.commands.memos import remove_memo, reword_memo, write_memo
from folkmoot.web.desk.commands.undoing import undo
from folkmoot.web.desk.models import Memo, SavedFilter
from folkmoot.web.desk.refusal_words import WORDS, word_desk_refusal
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from tests.web.desk.workbench import Workbench

COMMANDS = Path(folkmoot.web.desk.commands.__file__).parent
CODE = re.compile(r"ChangeRefusedError\(\s*\"(\w+)\"")


def test_a_memo_is_written_once_and_on_anything(bench: Workbench) -> None:
    bus = bench.make("Bus")
    for about in (bench.statements[0], bus):
        memo_id = uuid.uuid4()
        for _ in range(2):
            write_memo(
                desk=bench.desk, memo_id=memo_id, about=about, text="Ring", by=bench.bo
            )
    told = set(Memo.objects.values_list("about_type", "about"))
    assert told == {("statement", bench.statements[0].id), ("key_point", bus.id)}


def test_a_memo_is_never_written_over(bench: Workbench) -> None:
    write_memo(
        desk=bench.desk,
        memo_id=uuid.uuid4(),
        about=bench.statements[0],
        text="Ring",
        by=bench.bo,
    )
    memo = Memo.objects.get()
    seen = {"text": 0}
    reword_memo(desk=bench.desk, memo=memo, text="Skriv", base=seen, by=bench.anne)
    with pytest.raises(StaleFieldError):
        reword_memo(desk=bench.desk, memo=memo, text="Gå", base=seen, by=bench.bo)
    remove_memo(desk=bench.desk, memo=memo, by=bench.anne)
    with pytest.raises(ChangeRefusedError, match="memo_is_gone"):
        remove_memo(desk=bench.desk, memo=memo, by=bench.anne)
    undo(desk=bench.desk, by=bench.bo)
    assert Memo.objects.kept().get().text == "Skriv"


def test_a_filter_is_its_owners_and_no_step_of_the_desk(bench: Workbench) -> None:
    filter_id = uuid.uuid4()
    for name in ("Venter", "Venter endnu"):
        save_filter(
            desk=bench.desk,
            filter_id=filter_id,
            name=name,
            query="place=waiting",
            by=bench.anne,
        )
    saved = SavedFilter.objects.get()
    assert saved.name == "Venter endnu"
    with pytest.raises(ChangeRefusedError, match="filter_of_another"):
        remove_filter(desk=bench.desk, saved=saved, by=bench.bo)
    with pytest.raises(ChangeRefusedError, match="nothing_to_undo"):
        undo(desk=bench.whole, by=bench.anne)


def test_every_refusal_has_words_in_danish() -> None:
    for code in WORDS:
        refused = ChangeRefusedError(code, most=500)
        with translation.override("en"):
            english = word_desk_refusal(refused)
        with translation.override("da"):
            assert word_desk_refusal(refused) != english, code


def test_no_command_refuses_without_words() -> None:
    coding = re.compile("coding")
    files = [path for path in COMMANDS.glob("*.py") if not coding.match(path.name)]
    codes = {
        code
        for path in files
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert codes - WORDS.keys() == set()
