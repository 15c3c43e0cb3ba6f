import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import folkmoot.documents.report_phrases as phrases_module
from folkmoot.documents.report_phrases import PHRASES

_FOLDER = Path(phrases_module.__file__).parent
_SOURCES = {
    path.name: ast.parse(path.read_text("utf-8"))
    for path in sorted(_FOLDER.glob("report_*.py"))
    if "phrases" not in path.name
}


def _list_calls() -> Iterator[ast.Call]:
    """Calls of `say(…)`, whatever it is an attribute of."""
    for tree in _SOURCES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                called = node.func
                name = getattr(called, "id", None) or getattr(called, "attr", None)
                if name == "say":
                    yield node


def _find_pattern(node: ast.JoinedStr) -> str:
    return "".join(
        re.escape(part.value) if isinstance(part, ast.Constant) else ".+"
        for part in node.values
    )


def _list_fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_phrase_that_is_said_is_there() -> None:
    keys = [call.args[0] for call in _list_calls()]
    literal = {key.value for key in keys if isinstance(key, ast.Constant)}
    assert literal <= set(PHRASES)
    patterns = [_find_pattern(key) for key in keys if isinstance(key, ast.JoinedStr)]
    assert all(any(re.fullmatch(one, key) for key in PHRASES) for one in patterns)


def test_no_phrase_is_left_unsaid() -> None:
    constants = {
        node.value
        for tree in _SOURCES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    patterns = [
        _find_pattern(call.args[0])
        for call in _list_calls()
        if isinstance(call.args[0], ast.JoinedStr)
    ]
    for key in PHRASES:
        assert key in constants or any(re.fullmatch(one, key) for one in patterns), key


def test_both_languages_have_the_same_fields() -> None:
    for key, (danish, english) in PHRASES.items():
        assert _list_fields(danish) == _list_fields(english), key


def test_every_field_of_a_phrase_is_given() -> None:
    for call in _list_calls():
        key = call.args[0]
        given = {keyword.arg for keyword in call.keywords}
        if isinstance(key, ast.Constant):
            assert _list_fields(PHRASES[key.value][0]) <= given, key.value


def test_no_phrase_is_empty_or_speaks_of_percent() -> None:
    for key, both in PHRASES.items():
        assert all(text.strip() and "%" not in text for text in both), key
