import ast
import re
from pathlib import Path

import pytest

from folkmoot.cli.arguments import make_parser
from folkmoot.cli.wording import _WORDS
from folkmoot.documents.record_schema import describe_record
from folkmoot.domain.messages import LANGUAGES, MESSAGES

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "folkmoot"


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _packages() -> list[str]:
    return sorted(p.name for p in SOURCE.iterdir() if p.is_dir() and p.name[0] != "_")


def test_each_package_is_named_in_the_architecture_and_is_there() -> None:
    named = set(re.findall(r"`folkmoot\.(\w+)`", _read("ARCHITECTURE.md")))
    assert named == set(_packages())


def test_each_module_the_architecture_names_is_there() -> None:
    modules = set(
        re.findall(r"`documents[./](\w+)(?:\.py)?`", _read("ARCHITECTURE.md"))
    )
    there = {path.stem for path in (SOURCE / "documents").glob("*.py")}
    assert modules - {"read_x"} <= there


def test_each_name_in_the_glossary_is_in_the_code() -> None:
    names = re.findall(r"\| `([A-Z]\w+)(?:\.(\w+))?` \|", _read("GLOSSARY.md"))
    code = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    later = {"Consultation"}
    for name, member in names:
        assert name in later or f"class {name}" in code, name
        assert not member or re.search(rf"^    {member}\b", code, re.MULTILINE), member


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_of_the_command_line_is_in_the_reference(language: str) -> None:
    reference = _read("docs/reference/command-line.md")
    parser = make_parser(language)
    verbs = next(a for a in parser._actions if a.dest == "verb").choices
    assert verbs is not None
    for name, verb in verbs.items():
        assert f"`folkmoot {name}" in reference
        for action in verb._actions:
            assert action.help, f"{name} {action.dest} has no help"
            for option in action.option_strings:
                assert option in reference or option in ("-h", "--help")


def test_every_message_is_said_in_both_languages_with_the_same_details() -> None:
    for catalogue in (MESSAGES, _WORDS):
        for code, texts in catalogue.items():
            details = [set(re.findall(r"\{(\w+)\}", texts[lang])) for lang in LANGUAGES]
            assert details[0] == details[1], code


def test_every_code_that_is_raised_has_a_message() -> None:
    raised = re.compile(r"(?:UnreadableDocumentError|DomainError)\(\s*\"(\w+)\"")
    for path in SOURCE.rglob("*.py"):
        for code in raised.findall(path.read_text("utf-8")):
            assert code in MESSAGES, f"{path.name}: {code}"


def test_the_record_reference_names_every_part_of_a_record() -> None:
    reference = _read("docs/reference/record.md")
    for part in set(describe_record()["properties"]) - {"schema"}:
        assert f"`{part}`" in reference


@pytest.mark.weights
def test_the_library_examples_in_the_readme_run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("FOLKMOOT_CACHE", str(tmp_path))
    examples = re.findall(r"```python\n(.*?)```", _read("README.md"), re.DOTALL)
    told = []
    for code in examples:
        exec(compile(ast.parse(code), "README.md", "exec"), {})
        told.append(capsys.readouterr().out)
    assert "words," in told[0]
    assert re.search(r"\d+ of \d+ groups: ", told[1])


def test_no_link_in_the_papers_is_dead() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
