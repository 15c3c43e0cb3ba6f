"""Several write on one sheet, in several tabs, and nine groups at once."""

from collections.abc import Sequence

from playwright.sync_api import expect

from tests.journeys.sheet_hall import (
    LAPTOP,
    MARKS,
    PHONE,
    Phone,
    hall,
    phones,
)

pytestmark = MARKS
__all__ = ["hall", "phones"]

GROUPS = 9
CUT_OFF = (2, 5, 8)
SAME_REQUEST = """async (sheet) => {
    const add = {
        request: crypto.randomUUID(), kind: "add", sheet,
        statement: crypto.randomUUID(), text: "Tusind gange", place: 1,
    };
    const send = () => fetch("/api/changes", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Folkmoot": "1" },
        body: JSON.stringify({ unsent: 0, changes: Array(50).fill(add) }),
    }).then((answer) => answer.json());
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    const results = answers.flatMap((answer) => answer.results);
    return [results.length, new Set(results.map((each) => JSON.stringify(each))).size];
}"""


def rewrite(phone: Phone, number: int, words: str) -> None:
    """Write a statement anew, without saving it yet."""
    phone.press(f"Ret udsagn {number}")
    phone.page.get_by_label(f"Ret udsagn {number}").fill(words)


def save(phone: Phone) -> None:
    phone.page.locator(".card textarea").press("Enter")


def test_two_phones_see_each_others_statements(phones) -> None:
    meeting = phones.plan()
    one = phones.take_phone().join(meeting.tokens["1"])
    other = phones.take_phone().join(meeting.tokens["1"])
    one.write("Fra den ene")
    one.expect_sent()
    other.look()
    other.expect_texts("Fra den ene")
    other.write("Fra den anden")
    other.expect_sent()
    one.look()
    one.expect_texts("Fra den ene", "Fra den anden")


def test_two_wordings_at_once_are_both_shown_and_the_group_chooses(phones) -> None:
    meeting = phones.plan()
    one = phones.take_phone().join(meeting.tokens["1"])
    one.write("Bussen")
    one.expect_sent()
    other = phones.take_phone().join(meeting.tokens["1"])
    rewrite(one, 1, "Bussen om aftenen")
    rewrite(other, 1, "Bussen om natten")
    save(one)
    one.expect_sent()
    save(other)
    wordings = other.page.locator(".wording .words")
    expect(wordings).to_have_text(["Bussen om aftenen", "Bussen om natten"])
    one.look()
    expect(one.page.locator(".wording .words")).to_have_count(2)
    one.press("Behold begge")
    one.expect_sent()
    assert sorted(meeting.texts()) == ["Bussen om aftenen", "Bussen om natten"]
    other.look()
    expect(other.cards).to_have_count(2)


def test_a_wording_chosen_without_network_stands(phones) -> None:
    meeting = phones.plan()
    one = phones.take_phone().join(meeting.tokens["1"])
    one.write("Bussen")
    one.expect_sent()
    other = phones.take_phone().join(meeting.tokens["1"])
    rewrite(one, 1, "Bussen om aftenen")
    rewrite(other, 1, "Bussen om natten")
    save(one)
    one.expect_sent()
    save(other)
    other.page.locator(".wordings").wait_for()
    other.cut_off()
    other.press("Behold: Bussen om natten")
    other.expect_texts("Bussen om natten")
    rewrite(other, 1, "Natbussen")
    save(other)
    other.reconnect()
    other.expect_sent()
    texts = [*meeting.texts(), *other.page.locator(".wording .words").all_inner_texts()]
    assert "Natbussen" in texts


def test_many_corrections_by_one_hand_never_cross(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.write("Bussen")
    for number in range(6):
        (phone.cut_off if number in (2, 3) else phone.reconnect)()
        rewrite(phone, 1, f"Bussen {number}")
        save(phone)
    phone.expect_sent()
    assert meeting.texts() == ["Bussen 5"]
    assert meeting.count()["Crossing"] == 0


def test_two_tabs_share_drafts_and_send_once(phones) -> None:
    meeting = phones.plan()
    one = phones.take_phone().join(meeting.tokens["1"])
    other = Phone(one.context).open()
    one.box.fill("Begyndt i den ene")
    expect(other.box).to_have_value("Begyndt i den ene")
    other.box.press("Enter")
    one.expect_texts("Begyndt i den ene")
    expect(one.box).to_have_value("")
    texts = [f"Udsagn {number}" for number in range(6)]
    for number, text in enumerate(texts):
        (one, other)[number % 2].write(text)
    one.expect_sent()
    other.expect_sent()
    assert sorted(meeting.texts()) == sorted(["Begyndt i den ene", *texts])


SENT_WHILE_IT_IS_SAVED = """async () => {
  const { Outbox } = await import("/static/statements/outbox.js");
  const disk = new Map();
  let save;
  const saved = new Promise((resolve) => (save = resolve));
  const outbox = new Outbox({
    list: async () => [],
    write: async (entries) => {
      await saved;
      for (const { key, value } of entries)
        if (value === undefined) disk.delete(key);
        else disk.set(key ?? 1, value);
      return entries.map(({ key }) => key ?? 1);
    },
  });
  const change = { kind: "add", statement: "s", text: "Hurtigt sendt" };
  const saving = outbox.put([change], { meeting: "m", sheet: "a" });
  const [sent] = outbox.next(() => false);
  const left = outbox.settleEntry(sent);
  save();
  await saving;
  return [left.length, disk.size];
}"""


def test_what_is_sent_before_it_is_on_the_disk_does_not_stay_there(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    assert phone.page.evaluate(SENT_WHILE_IT_IS_SAVED) == [0, 0]


def test_the_same_request_a_thousand_times_is_one_row(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    sheet = phone.page.evaluate(
        "fetch('/api/sheet').then((a) => a.json()).then((told) => told.areas[0].id)"
    )
    assert phone.page.evaluate(SAME_REQUEST, sheet) == [1000, 1]
    phone.look()
    phone.expect_texts("Tusind gange")
    assert meeting.texts() == ["Tusind gange"]


def test_nine_groups_write_and_three_are_cut_off_for_a_while(phones) -> None:
    meeting = phones.plan(groups=GROUPS)
    tables = [
        phones.take_phone(size=PHONE if number % 2 else LAPTOP).join(
            meeting.tokens[str(number)]
        )
        for number in range(1, GROUPS + 1)
    ]
    away = [tables[number - 1] for number in CUT_OFF]
    written = {number: list_texts(number) for number in range(1, GROUPS + 1)}
    write_round(tables, written, range(2))
    for phone in away:
        phone.wait_for_keeper()
        phone.cut_off()
    write_round(tables, written, range(2, 5))
    for phone in away:
        phone.expect_status("Ikke sendt (3)")
    away[0].page.reload()
    away[0].expect_status("Ikke sendt (3)")
    for phone in away:
        phone.reconnect()
    write_round(tables, written, range(5, 7))
    for phone in tables:
        phone.expect_sent()
    for number, texts in written.items():
        assert meeting.texts(group=number) == texts
    assert meeting.count()["Statement"] == GROUPS * 7
    for phone in tables:
        phone.press("Aflever 7 udsagn")
    for phone in tables:
        expect(phone.page.locator(".received")).to_contain_text("7 udsagn modtaget kl.")
    assert meeting.count()["HandIn"] == GROUPS


def test_a_focus_area_that_gets_another_name_has_it_on_the_phone_at_once(
    phones,
) -> None:
    meeting, phone = phones.plan(), phones.take_phone()
    with phone.page.expect_response("**/api/live*"):
        phone.join(meeting.tokens["1"])
    meeting.word_area(title="Veje og busser")
    expect(phone.page.get_by_role("tab", name="Veje og busser")).to_be_visible()


def list_texts(number: int) -> list[str]:
    return [f"Gruppe {number} mener nummer {each} om bussen" for each in range(7)]


def write_round(
    tables: Sequence[Phone], written: dict[int, list[str]], numbers: range
) -> None:
    for each in numbers:
        for number, phone in enumerate(tables, start=1):
            phone.write(written[number][each])
