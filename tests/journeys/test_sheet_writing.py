"""A group writes on its sheet: by phone, by keyboard, in two languages."""

from playwright.sync_api import expect

from tests.journeys.sheet_hall import MARKS, hall, phones

pytestmark = MARKS
__all__ = ["hall", "phones"]


def test_a_scanned_code_leads_to_the_sheet_and_leaves_the_address(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    assert meeting.tokens["1"] not in phone.page.url
    assert meeting.tokens["1"] not in phone.page.evaluate("document.referrer")
    phone.write("Bussen skal køre om aftenen")
    phone.expect_sent()
    assert meeting.texts(group=1) == ["Bussen skal køre om aftenen"]


def test_a_typed_code_leads_there_too(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone()
    phone.page.goto("/j")
    phone.page.get_by_label("Kode").fill("ABC DEF")
    phone.press("Kom med")
    expect(phone.page.get_by_role("alert")).to_contain_text("Koden åbner ikke noget")
    phone.page.get_by_label("Kode").fill(meeting.codes["2"].lower())
    phone.press("Kom med")
    expect(phone.page.get_by_role("heading", name="Gruppe 2")).to_be_visible()


def test_a_guest_at_the_door_picks_a_group(phones) -> None:
    meeting = phones.plan(groups=3)
    meeting.name_groups(names=["Torvet", "Havnen"])
    phone = phones.take_phone()
    phone.page.goto(f"/j#{meeting.tokens['0']}")
    phone.press("Gruppe 2 Havnen")
    expect(phone.page.get_by_role("heading", name="Havnen")).to_be_visible()


def test_statements_are_edited_marked_moved_and_removed(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.write("Bussen", "Cyklen", "Toget")
    phone.press("Ret udsagn 2")
    field = phone.page.get_by_label("Ret udsagn 2")
    field.fill("Cyklen og stien")
    field.press("Enter")
    phone.press("Flyt udsagn 3 op")
    phone.press("Marker udsagn 1 som vigtigst")
    phone.expect_texts("Bussen", "Toget", "Cyklen og stien")
    phone.press("Mere om udsagn 1")
    phone.page.get_by_role("button", name="Fjern", exact=True).click()
    phone.expect_texts("Toget", "Cyklen og stien")
    phone.press("Fortryd")
    phone.expect_texts("Bussen", "Toget", "Cyklen og stien")
    phone.expect_sent()
    assert meeting.texts() == ["Bussen", "Toget", "Cyklen og stien"]
    assert meeting.marks() == ["Bussen"]


def test_at_most_three_are_marked(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.write("Et", "To", "Tre", "Fire")
    for number in range(1, 5):
        phone.press(f"Marker udsagn {number} som vigtigst")
    expect(phone.page.locator(".told")).to_contain_text("Tre er markeret")
    phone.expect_sent()
    assert meeting.marks() == ["Et", "To", "Tre"]


def test_a_pasted_list_is_offered_to_be_split_and_put_back(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    pasted = "- Bussen\n- Cyklen\n- Toget\n  om natten"
    phone.box.fill(pasted)
    phone.press("Del i 3 udsagn")
    phone.expect_texts("Bussen", "Cyklen", "Toget om natten")
    phone.press("Fortryd")
    phone.expect_texts()
    expect(phone.box).to_have_value(pasted)
    phone.press("Behold som ét")
    phone.box.press("Enter")
    phone.expect_sent()
    assert meeting.texts() == [pasted]


def test_handing_in_gives_a_receipt_in_words_and_a_link_to_it(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.write("Bussen", "Cyklen")
    phone.press("Aflever 2 udsagn")
    received = phone.page.locator(".received")
    expect(received).to_contain_text("2 udsagn modtaget kl. ")
    phone.expect_sent()
    phone.write("Toget")
    expect(received).to_contain_text("1 ændring siden da.")
    link = received.get_by_role("link", name="Kvittering").get_attribute("href")
    other = phones.take_phone()
    other.page.goto(link)
    expect(other.cards.locator("p.words")).to_have_text(["Bussen", "Cyklen"])


def test_what_stands_in_the_box_is_asked_about_before_handing_in(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.write("Bussen")
    phone.box.fill("Cyklen")
    phone.press("Aflever 1 udsagn")
    phone.press("Tilføj og aflever")
    expect(phone.page.locator(".received")).to_contain_text("2 udsagn modtaget")
    assert meeting.texts() == ["Bussen", "Cyklen"]


def test_a_group_says_who_writes_and_adds_a_photo(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.press("Menu")
    phone.page.get_by_label("Hvem skriver?").fill("Karen")
    phone.press("Gem navn")
    picture = phone.page.screenshot()
    photo = {"name": "tavle.png", "mimeType": "image/png", "buffer": picture}
    phone.page.locator("#photo").set_input_files(photo)
    expect(phone.page.get_by_role("img", name="Foto 1")).to_be_visible()
    phone.expect_sent()
    assert "Karen" in meeting.note_takers()
    assert meeting.count()["Photo"] == 1


def test_the_language_is_switched_without_losing_a_draft(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.write("Bussen")
    phone.press("Ret udsagn 1")
    phone.page.get_by_label("Ret udsagn 1").fill("Bussen om")
    phone.box.fill("Halvt skre")
    phone.press("Menu")
    phone.press("English")
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
    expect(phone.box).to_have_value("Halvt skre")
    expect(phone.page.get_by_label("Edit statement 1")).to_have_value("Bussen om")
    phone.expect_status("Sent")
    phone.page.reload()
    expect(phone.box).to_have_value("Halvt skre")
    expect(phone.page.get_by_label("Edit statement 1")).to_have_value("Bussen om")


def test_all_can_be_done_by_keyboard(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone(size={"width": 1280, "height": 800})
    phone.join(meeting.tokens["1"])
    keyboard = phone.page.keyboard
    phone.box.focus()
    keyboard.type("Bussen")
    keyboard.press("Enter")
    keyboard.type("Cyklen")
    keyboard.press("Enter")
    expect(phone.box).to_be_focused()
    up = phone.page.get_by_role("button", name="Flyt udsagn 2 op")
    up.focus()
    keyboard.press("Enter")
    phone.expect_texts("Cyklen", "Bussen")
    focused = "document.activeElement.dataset.key"
    assert phone.page.evaluate(focused).startswith("up:")
    tabs = phone.page.get_by_role("tab")
    tabs.first.focus()
    keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(phone.page.get_by_role("heading", level=2).first).to_contain_text("flytte")
    keyboard.press("ArrowLeft")
    edit = phone.page.get_by_role("button", name="Ret udsagn 1")
    edit.focus()
    keyboard.press("Enter")
    keyboard.type(" og stien")
    keyboard.press("Enter")
    expect(edit).to_be_focused()
    phone.expect_sent()
    assert meeting.texts() == ["Cyklen og stien", "Bussen"]


def test_a_shared_phone_goes_to_the_next_group_and_hides_the_first(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.wait_for_keeper()
    phone.write("Sendt af den første")
    phone.expect_sent()
    phone.cut_off()
    phone.write("Ikke sendt af den første")
    phone.box.fill("Ikke tilføjet")
    phone.press("Menu")
    phone.press("Næste gruppe")
    expect(phone.page.locator(".menu")).to_contain_text("Ikke tilføjet")
    phone.press("Tilføj det først")
    expect(phone.page.locator(".menu")).to_contain_text("2 ændringer er ikke sendt")
    phone.press("Videre til næste gruppe")
    phone.page.wait_for_url("**/j")
    phone.reconnect()
    phone.join(meeting.tokens["2"])
    phone.expect_texts()
    phone.write("Af den anden")
    phone.expect_sent()
    expect(phone.page.locator("body")).not_to_contain_text("af den første")
    assert meeting.texts(group=2) == ["Af den anden"]
    assert len(meeting.texts(group=1)) == 3


def test_clearing_says_first_what_is_lost_and_then_forgets_all(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.wait_for_keeper()
    phone.write("Sendt")
    phone.expect_sent()
    phone.cut_off()
    phone.write("Aldrig sendt")
    phone.press("Menu")
    phone.press("Ryd denne enhed")
    expect(phone.page.locator(".menu")).to_contain_text("Aldrig sendt")
    phone.press("Ryd alligevel")
    phone.page.wait_for_url("**/j")
    phone.reconnect()
    phone.page.goto("/s")
    phone.page.wait_for_url("**/j")
    left = phone.page.evaluate(
        """async () => {
            const names = (await indexedDB.databases()).map((each) => each.name);
            const open = indexedDB.open("folkmoot");
            await new Promise((done) => (open.onsuccess = done));
            const stores = [...open.result.objectStoreNames];
            const all = await Promise.all(stores.map((name) => new Promise((done) => {
                const asked = open.result.transaction(name).objectStore(name).getAll();
                asked.onsuccess = () => done(asked.result);
            })));
            return JSON.stringify([names, all, Object.entries(localStorage)]);
        }"""
    )
    assert "sendt" not in left.lower()
    assert meeting.texts() == ["Sendt"]
