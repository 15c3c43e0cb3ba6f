import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.list_markers import (
    find_marker,
    read_ordinals,
    shape_of,
    strip_bullet,
)


@pytest.mark.parametrize("sign", [*"•‣◦●○■▪–—-*·☐✓→\uf0b7", "o", "->", "+"])
def test_a_bullet_sign_is_taken_off(sign: str) -> None:
    assert strip_bullet(f"{sign} Mere tid") == (None, "Mere tid")
    assert strip_bullet(f"  {sign}\tMere tid") == (None, "Mere tid")


@pytest.mark.parametrize(
    "label",
    [
        "1.",
        "2)",
        "(3)",
        "12.",
        "a)",
        "(b)",
        "c.",
        "B)",
        "A.",
        "i.",
        "iv)",
        "(ii)",
        "æ)",
    ],
)
def test_a_number_or_letter_is_the_label(label: str) -> None:
    assert strip_bullet(f"{label} Mere tid") == (label, "Mere tid")


@pytest.mark.parametrize("label", ["1.1", "2.3.", "1.2.3"])
def test_a_number_in_parts_is_a_label_before_a_capital(label: str) -> None:
    assert strip_bullet(f"{label} Ledelse") == (label, "Ledelse")


@pytest.mark.parametrize(
    "text",
    [
        "25. august 2026",
        "3. marts",
        "1. maj 2026",
        "1. May 2026",
        "25. August",
        "12. sept. kl. 9",
        "25.08.2026 i Odense",
        "9.30 Velkomst",
        "10.15 pause",
        "kl. 9.30",
        "1.5 mio. kr.",
        "1.5 Mio. Euro",
        "2,5 timer",
        "3 af 5 grupper",
        "§ 4 gælder",
        "nr. 4",
        "pkt. 3",
        "1. kvartal",
        "3. og 4. klasse",
        "1. til 3. juni",
        "2. gruppe: for lidt tid",
        "d. 3. marts",
        "s. 14",
        "f. eks. om natten",
        "m. fl.",
        "A. P. Møller",
        "2026. Året hvor",
        "-5 grader",
        "-ledelse",
        "*note",
        "i dag",
        "o",
        "",
        "   ",
        "1.",
    ],
)
def test_what_is_no_list_item_is_left_as_it_is(text: str) -> None:
    assert strip_bullet(text) == (None, text)


def test_a_group_may_be_an_item_in_a_numbered_list() -> None:
    assert strip_bullet("1. Gruppe 1: Mere tid") == ("1.", "Gruppe 1: Mere tid")


def test_a_dash_right_before_a_capital_is_a_bullet() -> None:
    assert strip_bullet("-Mere tid") == (None, "Mere tid")


def test_a_box_to_tick_is_a_bullet() -> None:
    assert strip_bullet("[ ] Mere tid") == (None, "Mere tid")
    assert strip_bullet("[x] Mere tid") == (None, "Mere tid")


def test_a_bullet_alone_on_its_line_is_a_bullet() -> None:
    marker = find_marker("•")
    assert marker is not None
    assert marker.length == 1


def test_markers_of_one_list_have_one_shape() -> None:
    shapes = {shape_of(m) for t in ("1. x", "12. y") if (m := find_marker(t))}
    assert len(shapes) == 1
    shapes = {shape_of(m) for t in ("1. x", "1) y", "- z") if (m := find_marker(t))}
    assert len(shapes) == 3


@pytest.mark.parametrize(
    ("label", "ordinals"),
    [
        ("3.", (3, None)),
        ("2.4", (4, None)),
        ("b)", (2, None)),
        ("(iv)", (None, 4)),
        ("i.", (9, 1)),
        ("æ)", (27, None)),
    ],
)
def test_a_label_tells_its_place_in_the_list(
    label: str, ordinals: tuple[int | None, int | None]
) -> None:
    assert read_ordinals(label) == ordinals


@given(st.text(max_size=30))
def test_no_word_but_the_label_is_taken(text: str) -> None:
    marker = find_marker(text)
    label, rest = strip_bullet(text)
    assert text.endswith(rest)
    if marker is None:
        assert (label, rest) == (None, text)
    else:
        assert text[: marker.length].strip() == marker.sign
