"""No word is lost, whatever the network, the phone or the clock does."""

import os
import re
import shutil
import signal
from contextlib import suppress

from playwright.sync_api import Error, expect

from tests.cli import served as served_process
from tests.cli.served import serve
from tests.journeys.sheet_hall import (
    MARKS,
    NAME,
    PHONE,
    Meeting,
    Phone,
    hall,
    list_switches,
    phones,
    sit_at_desk,
)

pytestmark = MARKS
__all__ = ["hall", "phones"]

PORTAL = "<!doctype html><title>Gratis wifi</title><p>Accepter vilkårene"


def expect_kept(phone: Phone) -> None:
    expect(phone.page.locator(".kept")).to_be_visible()


def test_two_phones_and_a_secretary_after_twenty_minutes_without_network(
    phones,
) -> None:
    meeting = phones.plan()
    away = phones.take_phone()
    away.page.clock.install()
    away.join(meeting.tokens["1"])
    here = phones.take_phone().join(meeting.tokens["1"])
    away.write("Før bruddet")
    away.expect_sent()
    away.cut_off()
    for minute in range(0, 20, 5):
        away.write(f"Minut {minute}")
        away.page.clock.fast_forward("05:00")
    away.expect_status("Ikke sendt (4)")
    here.write("Imens")
    here.expect_sent()
    away.reconnect()
    away.expect_sent()
    told = ["Minut 0", "Minut 5", "Minut 10", "Minut 15"]
    texts = meeting.texts(group=1)
    assert [text for text in texts if text in told] == told
    assert sorted(texts) == sorted(["Før bruddet", "Imens", *told])
    here.look()
    expect(here.cards).to_have_count(6)
    away.page.clock.fast_forward("00:10")
    expect(away.cards).to_have_count(6)


def test_a_network_that_comes_and_goes_loses_nothing_and_doubles_nothing(
    phones,
) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    texts = [f"Udsagn {number}" for number in range(12)]
    for number, text in enumerate(texts):
        (phone.cut_off if number % 2 else phone.reconnect)()
        phone.write(text)
    phone.reconnect()
    phone.expect_sent()
    assert meeting.texts(group=1) == texts


def test_an_answer_that_is_lost_on_the_way_doubles_nothing(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.page.evaluate(LOSE_TWO_ANSWERS)
    phone.write("Bussen")
    phone.press("Ret udsagn 1")
    field = phone.page.get_by_label("Ret udsagn 1")
    field.fill("Bussen om aftenen")
    field.press("Enter")
    phone.expect_sent()
    assert phone.page.evaluate("globalThis.lost") == 2
    assert meeting.texts() == ["Bussen om aftenen"]
    assert meeting.count()["Crossing"] == 0


def test_the_page_opens_and_works_without_network(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.wait_for_keeper()
    phone.write("Sendt")
    phone.expect_sent()
    phone.cut_off()
    phone.write("Før")
    phone.page.reload()
    phone.expect_texts("Sendt", "Før")
    phone.expect_status("Ikke sendt (1)")
    second = Phone(phone.context).open()
    second.expect_texts("Sendt", "Før")
    second.write("Efter")
    phone.expect_texts("Sendt", "Før", "Efter")
    phone.reconnect()
    second.expect_sent()
    phone.expect_sent()
    assert meeting.texts() == ["Sendt", "Før", "Efter"]


def test_words_written_in_the_moment_the_page_is_torn_away_are_kept(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.write("Sendt")
    phone.expect_sent()
    phone.page.evaluate(KEEP_THE_DATABASE_BUSY)
    phone.write("Bussen", "Skolen")
    phone.page.reload()
    phone.expect_texts("Sendt", "Bussen", "Skolen")
    expect(phone.box).to_have_value("")
    phone.expect_sent()
    assert meeting.texts() == ["Sendt", "Bussen", "Skolen"]
    left = phone.page.evaluate("Object.keys(localStorage)")
    assert not [name for name in left if "/" in name]


def test_a_tab_that_dies_in_the_middle_of_a_word_comes_back_with_it(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.box.press_sequentially("Bussen skal kø")
    expect_kept(phone)
    # Only when it is dead: a new tab may be put into the same process.
    with phone.page.expect_event("crash"), suppress(Error):
        phone.page.goto("chrome://crash")
    again = Phone(phone.context).open()
    expect(again.box).to_have_value("Bussen skal kø")
    again.box.press("End")
    again.box.press_sequentially("re")
    again.box.press("Enter")
    again.expect_sent()
    assert meeting.texts() == ["Bussen skal køre"]


def test_a_page_that_is_closed_at_once_keeps_the_last_letter(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.box.press_sequentially("Bus")
    phone.page.close(run_before_unload=False)
    again = Phone(phone.context)
    again.page.goto("/j")
    other = Phone(phone.context).open()
    other.box.press_sequentially("sen")
    other.page.goto("/j")
    last = Phone(phone.context).open()
    expect(last.box).to_have_value(re.compile("^(Bus)?sen$"))


def test_a_battery_that_dies_takes_no_word_with_it(hall, tmp_path) -> None:
    meeting = hall.plan()

    def switch_on():
        return hall.browser_type.launch_persistent_context(
            tmp_path / "phone",
            executable_path=shutil.which("chromium"),
            args=list_switches(hall.served.data),
            base_url=hall.site(),
            viewport=PHONE,
            locale="da-DK",
        )

    phone = Phone(switch_on())
    phone.join(meeting.tokens["1"])
    phone.wait_for_keeper()
    phone.cut_off()
    phone.write("Tilføjet uden net")
    expect(phone.page.locator(".card .state")).to_have_text("Ikke sendt")
    phone.box.press_sequentially("Kun begyndt")
    expect_kept(phone)
    for process in find_processes(str(tmp_path / "phone")):
        os.kill(process, signal.SIGKILL)
    again = Phone(switch_on())
    again.page.goto("/s")
    expect(again.box).to_have_value("Kun begyndt")
    again.expect_texts("Tilføjet uden net")
    # The cookie had not reached the disk yet. Whoever scans anew loses nothing.
    again.join(meeting.tokens["1"])
    again.expect_sent()
    expect(again.box).to_have_value("Kun begyndt")
    assert meeting.texts() == ["Tilføjet uden net"]
    again.context.close()


def test_a_portals_page_is_not_taken_for_an_answer(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.wait_for_keeper()
    answer = {"status": 200, "content_type": "text/html", "body": PORTAL}
    phone.page.route("**/*", lambda route: route.fulfill(**answer))
    phone.write("Bussen")
    phone.expect_status("Ikke sendt (1)")
    phone.page.locator(".status-button").click()
    expect(phone.page.locator(".detail")).to_contain_text("Nettet svarer med sin egen")
    phone.page.reload()
    phone.expect_texts("Bussen")
    phone.page.unroute("**/*")
    phone.expect_sent()
    assert meeting.texts() == ["Bussen"]


def test_one_change_that_cannot_be_read_holds_nothing_else_up(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    refusal = {"folkmoot": 1, "now": "", "code": "malformed", "message": ""}

    def refuse_poison(route):
        if "Gift" in route.request.post_data:
            route.fulfill(status=400, json=refusal)
        else:
            route.continue_()

    phone.page.route("**/api/changes", refuse_poison)
    phone.cut_off()
    phone.write("Et", "To", "Gift", "Tre", "Fire")
    phone.reconnect()
    phone.expect_status("Ikke sendt (1)")
    expect(phone.card("Gift")).to_contain_text("Kunne ikke sendes")
    assert meeting.texts() == ["Et", "To", "Tre", "Fire"]
    phone.page.unroute("**/api/changes")
    phone.press("Prøv igen")
    phone.expect_sent()
    assert meeting.texts() == ["Et", "To", "Gift", "Tre", "Fire"]


def test_words_for_another_meeting_are_shown_and_not_sent_to_this_one(phones) -> None:
    first, second = phones.plan(), phones.plan()
    phone = phones.take_phone().join(first.tokens["1"])
    phone.wait_for_keeper()
    phone.cut_off()
    phone.write("Til det første møde")
    phone.expect_status("Ikke sendt (1)")
    phone.page.goto("/j")
    phone.page.route("**/api/changes", lambda route: route.abort())
    phone.reconnect()
    phone.join(second.tokens["1"])
    expect(phone.page.locator(".notices")).to_contain_text("Til det første møde")
    phone.page.unroute("**/api/changes")
    phone.write("Til det andet møde")
    phone.expect_sent()
    assert second.texts() == ["Til det andet møde"]
    phone.join(first.tokens["1"])
    phone.expect_sent()
    assert first.texts() == ["Til det første møde"]


def test_what_was_written_before_the_sheet_opens_waits_for_it(phones) -> None:
    meeting = phones.plan(is_open=False)
    phone = phones.take_phone().join(meeting.tokens["1"])
    expect(phone.page.locator(".area-state")).to_contain_text("Ikke åbnet endnu")
    phone.write("For tidligt")
    phone.expect_status("Gemt her")
    meeting.open_all()
    phone.look()
    phone.expect_sent()
    assert meeting.texts() == ["For tidligt"]


def test_what_comes_after_closing_lies_in_the_tray(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.write("I tide")
    phone.expect_sent()
    phone.cut_off()
    phone.write("For sent")
    phone.press("Ret udsagn 1")
    field = phone.page.get_by_label("Ret udsagn 1")
    field.fill("I tide, men anderledes")
    field.press("Enter")
    meeting.close_all()
    phone.reconnect()
    phone.expect_sent()
    assert meeting.texts() == ["I tide"]
    assert sorted(meeting.late()) == [
        ["add", "For sent"],
        ["edit", "I tide, men anderledes"],
    ]
    expect(phone.card("For sent")).to_contain_text("Sekretæren har det")
    expect(phone.page.locator(".area-state").first).to_contain_text(
        "2 bidrag kom efter lukketid"
    )


def test_two_days_after_closing_the_phone_forgets(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.write("Sendt")
    phone.expect_sent()
    phone.cut_off()
    phone.write("Aldrig sendt")
    meeting.close_meeting(hours_ago=49)
    phone.reconnect()
    expect(phone.page.get_by_role("heading", name="Mødet er forbi")).to_be_visible()
    expect(phone.page.locator(".outside")).to_contain_text("Aldrig sendt")
    phone.page.reload()
    expect(phone.page.locator("body")).not_to_contain_text("Aldrig sendt")


def test_a_changed_key_shuts_out_and_keeps_the_words(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.write("Før")
    phone.expect_sent()
    meeting.change_key(group=1)
    phone.write("Efter")
    expect(phone.page.locator(".notices")).to_contain_text("ikke med i et møde")
    phone.expect_status("Ikke sendt (1)")
    code = phones.desk("code_of", meeting=meeting.id, group=1)
    phone.page.get_by_role("link", name="Skriv koden").click()
    phone.page.get_by_label("Kode").fill(code)
    phone.press("Kom med")
    phone.expect_sent()
    assert meeting.texts() == ["Før", "Efter"]


def test_over_plain_http_the_page_says_what_is_lost_and_still_sends(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone(secure=False).join(meeting.tokens["1"])
    assert not phone.page.evaluate("isSecureContext || Boolean(crypto.randomUUID)")
    expect(phone.page.locator(".notices")).to_contain_text(
        "Uden https kan siden ikke åbnes uden net. Hold den åben."
    )
    phone.cut_off()
    phone.write("Uden net", "Uden https")
    phone.box.fill("Et udkast")
    phone.expect_status("Ikke sendt (2)")
    phone.reconnect()
    phone.expect_sent()
    phone.page.reload()
    expect(phone.box).to_have_value("Et udkast")
    assert meeting.texts() == ["Uden net", "Uden https"]


def test_a_browser_without_a_database_still_keeps_the_words(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone()
    phone.context.add_init_script("delete window.indexedDB; indexedDB = undefined")
    phone.page.close()
    phone = Phone(phone.context).join(meeting.tokens["1"])
    phone.wait_for_keeper()
    phone.cut_off()
    phone.write("Uden database")
    phone.box.fill("Et udkast")
    expect_kept(phone)
    phone.page.reload()
    phone.expect_texts("Uden database")
    expect(phone.box).to_have_value("Et udkast")
    phone.reconnect()
    phone.expect_sent()
    assert meeting.texts() == ["Uden database"]


def test_a_new_edition_of_the_page_comes_in_the_midst_and_takes_nothing(
    hall, tmp_path, monkeypatch
) -> None:
    with serve(tmp_path, "--lan", FOLKMOOT_HOSTS=NAME) as old:
        with sit_at_desk(old.data) as desk:
            meeting = Meeting(desk)
        browser = hall.browser_type.launch(
            executable_path=shutil.which("chromium"), args=list_switches(old.data)
        )
        site = f"https://{NAME}:{old.port}"
        phone = Phone(browser.new_context(base_url=site, locale="da-DK"))
        phone.join(meeting.tokens["1"])
        phone.wait_for_keeper()
        own = "document.documentElement.dataset.version"
        before = phone.page.evaluate(own)
        old.stop()
        phone.write("Skrevet imellem")
        phone.box.fill("Et udkast")
        phone.expect_status("Ikke sendt (1)")
        newer = f"import folkmoot; folkmoot.__version__ = '99'; {RUN}"
        monkeypatch.setattr(
            served_process, "SERVE", [served_process.SERVE[0], "-c", newer, "serve"]
        )
        ports = ["--port", str(old.port), "--plain-port", str(old.plain_port)]
        with serve(tmp_path, "--lan", *ports, FOLKMOOT_HOSTS=NAME):
            phone.expect_sent()
            expect(phone.page.locator(".notices")).to_contain_text("en ny udgave")
            phone.page.evaluate(UPDATE)
            phone.press("Hent den")
            phone.page.wait_for_function(f"() => {own} === '99'")
            assert before != "99"
            expect(phone.box).to_have_value("Et udkast")
            phone.expect_texts("Skrevet imellem")
            with sit_at_desk(old.data) as desk:
                assert desk("texts", meeting=meeting.id) == ["Skrevet imellem"]
        browser.close()


# A write that never ends: whatever the page wants to write waits behind it.
KEEP_THE_DATABASE_BUSY = """() => new Promise((resolve) => {
  const asked = indexedDB.open("folkmoot");
  asked.onsuccess = () => {
    const areas = asked.result.objectStoreNames;
    const ops = asked.result.transaction(areas, "readwrite").objectStore("ops");
    const ask = () => (ops.get(0).onsuccess = ask);
    ask();
    resolve();
  };
})"""
LOSE_TWO_ANSWERS = """() => {
    const send = globalThis.fetch;
    globalThis.lost = 0;
    globalThis.fetch = async (path, options) => {
        const answer = await send(path, options);
        if (path !== "/api/changes" || globalThis.lost === 2) return answer;
        globalThis.lost += 1;
        throw new TypeError("lost on the way");
    };
}"""
RUN = "from folkmoot.cli.main import main; raise SystemExit(main())"
UPDATE = """async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return;
    await new Promise((done) => {
        if (worker.state === "activated") done();
        worker.addEventListener("statechange", () => {
            if (worker.state === "activated") done();
        });
    });
}"""


def find_processes(mark: str) -> list[int]:
    """The browser that was started with this folder, and all its parts."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/cmdline", "rb") as line:
                    told = line.read().decode(errors="replace")
            except OSError:  # it has just ended
                continue
            if mark in told:
                found.append(int(name))
    return found
