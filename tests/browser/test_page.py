"""The sandbox's page in a real browser: for two people, by keyboard, on a phone, in the dark."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.async_api import Locator, Page, expect

from adapters.sandbox import Chat
from adapters.sandbox.rooms import Message, Room
from adapters.sandbox.world import BOT
from bot.kit.screen.buttons import Look, Press
from bot.kit.screen.cards import Card, Fact, Row
from bot.kit.screen.files import Attachment, File
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.outcomes import FormInvalid, OpenForm, Replace, Reply
from bot.kit.screen.text import Moment, Person, text
from tests.adapters.sandbox.parrot import COMMUNITY, Clockwork, Parrot, button
from tests.browser.conftest import MONDAY, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")
PHONE = {"width": 360, "height": 740}
TEA = Card(
    text("Tea is ready"),
    text("Two cups, ", Person("kwame", "Kwame Mensah"), ".\n\nCome and sit down."),
    facts=(Fact("When", text(Moment(MONDAY + timedelta(hours=1)))),),
    buttons=(button("Come", "come", Look.MAIN), button("Not today", "no")),
    why=text("You see this because you are in #general."),
)
FORM = Form(
    "Your tea",
    Press("tea", "brew", community=COMMUNITY),
    (
        Field("kind", "Which kind", required=True, hint="Any kind will do", most=20),
        Field("cups", "How many", Kind.CHOICE, choices=(Choice("1", "One"), Choice("2", "Two"))),
        Field("with", "With whom", Kind.PEOPLE),
        Field("words", "A few words", Kind.PARAGRAPH),
        Field("day", "When", Kind.DATE),
    ),
    "Brew it",
    text("Nothing is kept."),
)


@pytest.fixture
def tea(chat: Chat, general: Room) -> Message:
    """A card with buttons that everybody sees."""
    return chat.world.post(general, BOT, cards=[TEA])


def log(page: Page) -> Locator:
    """Return the messages."""
    return page.get_by_role("log")


async def write(page: Page, words: str) -> None:
    """Type a line and send it with the keyboard."""
    await page.get_by_role("combobox", name="Write a message").fill(words)
    await page.keyboard.press("Enter")


@pytest.mark.shows("R3")
async def test_two_people_talk_and_the_core_hears_nothing(
    stage: Stage, parrot: Parrot, general: Room
) -> None:
    """What Ana writes stands on Kwame's screen at once, without loading anything again."""
    ana = await stage.window("ana", room=general.id)
    kwame = await stage.window("kwame", room=general.id)
    await write(ana, "Good morning, <b>Kwame</b> & all")
    await expect(log(kwame)).to_contain_text("Good morning, <b>Kwame</b> & all")
    await expect(log(kwame).locator("b")).to_have_count(0)
    assert parrot.asked == []


async def test_an_answer_that_only_one_person_sees_says_so(
    stage: Stage, parrot: Parrot, general: Room
) -> None:
    """A reply to a command is marked, stands on one screen, and can be taken away."""
    parrot.teach("/peer tea", Reply((TEA,)))
    ana = await stage.window("ana", room=general.id)
    kwame = await stage.window("kwame", room=general.id)
    await write(ana, "/peer tea")
    await expect(log(ana)).to_contain_text("Only you see this")
    await write(kwame, "Anybody here?")
    await expect(log(kwame)).to_contain_text("Anybody here?")
    await expect(log(kwame)).not_to_contain_text("Tea is ready")
    await ana.get_by_role("button", name="Dismiss").click()
    await expect(log(ana)).not_to_contain_text("Tea is ready")


@pytest.mark.shows("R5")
async def test_everybody_reads_their_own_time(stage: Stage, tea: Message, general: Room) -> None:
    """One moment is 10:00 in Lisbon and 19:00 in Tokyo, and so is the clock at the top."""
    for account, clock, moment in (("ana", "09:00", "10:00"), ("mei", "18:00", "19:00")):
        page = await stage.window(account, room=general.id)
        await expect(page.locator("#now-time")).to_have_text(clock)
        await expect(log(page)).to_contain_text(f"Monday 2 March 2026, {moment}")


async def test_a_command_is_found_and_sent_by_keyboard_alone(
    stage: Stage, parrot: Parrot, general: Room
) -> None:
    """Suggestions are moved through with the arrows, taken with Enter, closed with Escape."""
    page = await stage.window("ana", room=general.id)
    words = page.get_by_role("combobox", name="Write a message")
    await words.focus()
    await page.keyboard.type("/peer te")
    offered = ["/peer tea See what tea there is", "/peer tea join Have some tea"]
    await expect(page.get_by_role("option")).to_have_text(offered)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("option", selected=True)).to_have_text(offered[1])
    await page.keyboard.press("Enter")
    await expect(words).to_have_value("/peer tea join")
    await page.keyboard.press("Enter")
    await expect(log(page)).to_contain_text("You used /peer tea join")
    await expect(words).to_be_focused()
    assert [each.line for each in parrot.asked] == ["tea join"]
    await page.keyboard.type("/peer ")
    await expect(page.get_by_role("listbox")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await expect(words).to_have_value("/peer ")


@pytest.mark.shows("R12")
async def test_a_form_explains_what_to_put_right_and_loses_nothing(
    stage: Stage, parrot: Parrot, tea: Message, general: Room
) -> None:
    """The error stands beside its field, which has the focus; every other answer is still there."""
    wrong = {"kind": "Please keep it to 20 characters."}
    parrot.teach("come", OpenForm(FORM))
    parrot.teach("brew!", lambda asked: FormInvalid(wrong, FORM.with_values(asked.values)))
    page = await stage.window("ana", room=general.id)
    await page.get_by_role("button", name="Come").press("Enter")
    dialog = page.get_by_role("dialog", name="Your tea")
    kind = dialog.get_by_role("textbox", name="Which kind")
    await expect(kind).to_be_focused()
    await kind.fill("a tea of far too many words")
    await expect(dialog).to_contain_text("-7 left")
    await dialog.get_by_label("Two").check()
    await dialog.get_by_label("Mei Tanaka").check()
    await dialog.get_by_label("A few words").fill("one\n\ntwo")
    await dialog.get_by_label("When").fill("2026-03-09")
    await dialog.get_by_role("button", name="Brew it").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("Nothing was lost")
    await expect(kind).to_be_focused()
    await expect(kind).to_have_accessible_description(f"Any kind will do {wrong['kind']}")
    await expect(kind).to_have_value("a tea of far too many words")
    parrot.teach("brew!", Reply((Card(text("Thank you")),)))
    await dialog.get_by_role("button", name="Brew it").click()
    await expect(dialog).to_be_hidden()
    await expect(log(page)).to_contain_text("Thank you")
    await expect(page.get_by_role("button", name="Come")).to_be_focused()
    assert parrot.asked[-1].values == {
        "kind": "a tea of far too many words",
        "cups": "2",
        "with": ("mei",),
        "words": "one\n\ntwo",
        "day": "2026-03-09",
    }


async def test_a_closed_form_sends_nothing(
    stage: Stage, parrot: Parrot, tea: Message, general: Room
) -> None:
    """Escape closes the form, and the focus is back on the button that opened it."""
    parrot.teach("come", OpenForm(FORM))
    page = await stage.window("ana", room=general.id)
    await page.get_by_role("button", name="Come").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(page.get_by_role("button", name="Come")).to_be_focused()
    assert [each.means for each in parrot.asked] == ["press"]
    await page.get_by_role("button", name="Come").click()
    await expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.shows("R10")
async def test_pressing_twice_is_pressing_once_and_all_see_what_came_of_it(
    stage: Stage, parrot: Parrot, tea: Message, general: Room
) -> None:
    """A double click asks once; the card changes on every screen, and the focus is not lost."""
    calendar = Attachment("tea:calendar", (), "tea.ics")
    parrot.files["tea:calendar"] = File("tea.ics", "text/calendar", b"BEGIN:VCALENDAR")
    poured = Card(text("Poured"), buttons=TEA.buttons[1:], attachment=calendar)
    parrot.teach("come", Replace((poured,)))
    ana = await stage.window("ana", room=general.id)
    kwame = await stage.window("kwame", room=general.id)
    await ana.get_by_role("button", name="Come").dblclick()
    await expect(log(kwame).get_by_role("heading", name="Poured")).to_be_visible()
    await expect(log(ana).locator(f"[data-message={tea.id}]")).to_be_focused()
    assert len(parrot.asked) == 1
    async with kwame.expect_download() as saving:
        await kwame.get_by_role("link", name="tea.ics").click()
    saved = await saving.value
    assert saved.suggested_filename == "tea.ics"
    assert (await saved.path()).read_bytes() == b"BEGIN:VCALENDAR"


async def test_each_line_of_a_card_is_read_before_its_own_button(
    stage: Stage, chat: Chat, general: Room
) -> None:
    """Words and buttons stand in the order of the card, and a button is described by its line."""
    rows = (Row(text(f"{each} is ready"), button("Drink", each)) for each in ("Mint", "Oolong"))
    way = (button("Wash up", "wash"),)
    chat.world.post(general, BOT, cards=[Card(text("Tea"), text("Two pots."), *rows, buttons=way)])
    page = await stage.window("ana", room=general.id)
    read = await log(page).locator("article").last.inner_text()
    order = ["Tea", "Two pots.", "Mint is ready", "Drink", "Oolong is ready", "Drink", "Wash up"]
    assert [each for each in read.split("\n") if each] == order
    drink = page.get_by_role("button", name="Drink")
    await expect(drink.nth(0)).to_have_accessible_description("Mint is ready")
    await expect(drink.nth(1)).to_have_accessible_description("Oolong is ready")


async def test_what_is_new_is_marked_until_the_room_is_opened(
    stage: Stage, chat: Chat, general: Room
) -> None:
    """A room counts what one has not seen; one that names the reader says so."""
    page = await stage.window("ana")
    chat.world.post(general, BOT, cards=[TEA], mention=["ana"])
    row = page.get_by_role("button", name="general 1 new, one names you")
    await row.click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("# general")
    await page.get_by_role("button", name="random").click()
    await expect(page.get_by_role("button", name="general", exact=True)).to_be_visible()


async def test_time_moves_when_one_says_so(
    stage: Stage, clockwork: Clockwork, chat: Chat, general: Room
) -> None:
    """An hour, a day, a week and the next event: the clock shows where it stands."""

    async def ring() -> None:
        chat.world.post(general, BOT, cards=[TEA])

    clockwork.due.append((MONDAY + timedelta(days=10), ring))
    page = await stage.window("ana", room=general.id)
    await expect(page.locator("#next")).to_have_text("Next: Thu 12 Mar, 09:00")
    for name, day, time in (
        ("+1 hour", "Monday 2 March 2026", "10:00"),
        ("+1 day", "Tuesday 3 March 2026", "10:00"),
        ("+1 week", "Tuesday 10 March 2026", "10:00"),
        ("Next event", "Thursday 12 March 2026", "09:00"),
    ):
        await page.get_by_role("button", name=name).click()
        await expect(page.locator("#now-time")).to_have_text(time)
        await expect(page.locator("#now-day")).to_have_text(day)
    await expect(log(page)).to_contain_text("Tea is ready")
    await expect(page.locator("#next")).to_have_text("Time stands still until you move it.")


async def test_a_quarter_passes_on_autopilot_with_progress(
    stage: Stage, clockwork: Clockwork, parrot: Parrot, tea: Message
) -> None:
    """The way is shown and can be stopped and gone on; the others have answered in the end."""

    async def nothing() -> None:
        """Be due, no more."""

    days = [MONDAY + timedelta(days=each) for each in range(1, 91)]
    clockwork.due.extend((day, nothing) for day in days)

    async def halt() -> None:
        stage.playground.halt()

    clockwork.due.append((days[9], halt))
    page = await stage.window("ana")
    await page.get_by_role("button", name="A quarter on autopilot").click()
    await expect(page.locator("#now-day")).to_have_text("Thursday 12 March 2026")
    await expect(page.get_by_role("button", name="Next event")).to_be_visible()
    await page.get_by_role("button", name="A quarter on autopilot").click()
    await expect(page.locator("#now-day")).to_have_text("Thursday 11 June 2026", timeout=30_000)
    pressed = {each.account for each in parrot.asked}
    assert len(pressed) > 12
    assert "ana" not in pressed


async def test_one_becomes_somebody_else_and_leaves_others_to_themselves(stage: Stage) -> None:
    """People are found by name; a switch lets one of them act alone."""
    page = await stage.window("ana")
    await page.get_by_role("button", name="Change who you are").click()
    people = page.get_by_role("dialog", name="Who are you?")
    await people.get_by_role("searchbox").fill("mei")
    await people.get_by_role("switch", name="Mei Tanaka acts by themselves").check()
    await expect(people.get_by_role("listitem")).to_have_count(1)
    assert stage.playground.auto == {"mei"}
    await people.get_by_role("button", name="Mei Tanaka").click()
    await expect(page.locator("#me-name")).to_have_text("Mei Tanaka")
    await expect(page.locator("#now-city")).to_have_text("in Tokyo")


@pytest.mark.shows("R1")
async def test_channels_are_joined_left_and_people_are_brought(
    stage: Stage, parrot: Parrot, chat: Chat
) -> None:
    """The core hears who came alone and who was brought by whom."""
    page = await stage.window("kwame")
    await page.get_by_role("button", name="Join #mentoring").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("# mentoring")
    await page.get_by_role("button", name="Add people").click()
    await page.get_by_role("dialog").get_by_role("button", name="Mei Tanaka").click()
    await expect(page.locator("#room-about")).to_have_text("8 people")
    await page.get_by_role("button", name="Leave").click()
    await expect(page.get_by_role("button", name="Join #mentoring")).to_be_visible()
    told = [(type(each.event).__name__, each.account) for each in parrot.asked]
    assert told == [("ChannelJoined", "kwame"), ("ChannelJoined", "mei"), ("ChannelLeft", "kwame")]
    assert getattr(parrot.asked[1].event, "by", "") == "kwame"


async def test_home_is_a_page_of_ones_own(stage: Stage, parrot: Parrot) -> None:
    """Opening it asks the core; a press on it is answered below."""
    parrot.teach("/peer", Reply((Card(text("Good morning"), *TEA.elements),)))
    parrot.teach("come", Reply((Card(text("Sit down")),)))
    page = await stage.window("ana")
    await page.get_by_role("button", name="Home").click()
    await expect(log(page).get_by_role("heading", name="Good morning")).to_be_visible()
    await page.get_by_role("button", name="Come").click()
    await expect(log(page).get_by_role("heading", name="Sit down")).to_be_visible()


async def test_on_a_phone_one_sees_one_thing_at_a_time(
    stage: Stage, parrot: Parrot, tea: Message, general: Room
) -> None:
    """Rooms and the open room take turns, nothing is cut off, and targets are large enough."""
    parrot.teach("come", OpenForm(FORM))
    page = await stage.window("ana", room=general.id, viewport=PHONE, has_touch=True)
    await expect(page.get_by_role("navigation")).to_be_hidden()
    await assert_fits(page)
    await page.get_by_role("button", name="Rooms").click()
    await expect(page.get_by_role("main")).to_be_hidden()
    await assert_fits(page)
    await page.get_by_role("button", name="general").click()
    await page.get_by_text("Move time").click()
    await page.get_by_role("button", name="+1 hour").click()
    await expect(page.locator("#now-time")).to_have_text("10:00")
    await page.get_by_role("button", name="Come").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await assert_fits(page)


async def assert_fits(page: Page) -> None:
    """Nothing is wider than the screen, and what is touched is at least 24 pixels each way."""
    wide, small = await page.evaluate(
        """() => {
          const seen = [...document.querySelectorAll("button, a, summary, input, select, textarea")]
            .filter((each) => each.checkVisibility() && !each.closest(".skip"));
          const box = (each) => (each.closest("label") ?? each).getBoundingClientRect();
          return [
            document.documentElement.scrollWidth - innerWidth,
            seen.filter((each) => !each.matches(".link, p a, .skip"))
              .filter((each) => Math.min(box(each).width, box(each).height) < 24)
              .map((each) => each.outerHTML),
          ];
        }"""
    )
    assert wide <= 0
    assert small == []


@pytest.mark.shows("R11")
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_everything_can_be_read_and_has_a_name(
    stage: Stage, parrot: Parrot, tea: Message, general: Room, scheme: str
) -> None:
    """Words stand out 4.5 to 1 from what is behind them; every control says what it is."""
    parrot.teach("/peer tea", Reply((TEA,)))
    parrot.teach("come", OpenForm(FORM))
    parrot.teach("brew!", FormInvalid({"kind": "Please choose one."}, FORM))
    page = await stage.window("ana", room=general.id, color_scheme=scheme)
    await write(page, "/peer tea")
    await expect(log(page)).to_contain_text("Only you see this")
    await assert_readable(page)
    await page.get_by_role("button", name="Come").first.click()
    await page.get_by_role("button", name="Brew it").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await assert_readable(page)
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Change who you are").click()
    await assert_readable(page)


async def assert_readable(page: Page) -> None:
    """No visible words are too faint, and no control is nameless."""
    faint = await page.evaluate(
        """() => {
          const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
          const rgba = (color) => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const light = (color) => color.slice(0, 3).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
            .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
          const behind = (each) => {
            for (let at = each; at; at = at.parentElement) {
              const color = rgba(getComputedStyle(at).backgroundColor);
              if (color[3] === 255) return color;
            }
            return [255, 255, 255, 255];
          };
          const open = document.querySelector("dialog[open]") ?? document.body;
          const found = [];
          const walker = document.createTreeWalker(open, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const each = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !each.checkVisibility()) continue;
            if (each.closest(".unseen, .skip, dialog:not([open]), noscript")) continue;
            const [one, two] = [light(rgba(getComputedStyle(each).color)), light(behind(each))];
            const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
            if (ratio < 4.5) found.push(`${each.className}: ${each.textContent} ${ratio}`);
          }
          return found;
        }"""
    )
    assert faint == []
    session = await page.context.new_cdp_session(page)
    tree = await session.send("Accessibility.getFullAXTree")
    roles = ("button", "link", "textbox", "combobox", "checkbox", "radio", "switch", "dialog")
    nameless = [
        each
        for each in tree["nodes"]
        if each.get("role", {}).get("value") in roles and not each.get("name", {}).get("value")
    ]
    assert nameless == []


async def test_a_screen_reader_finds_its_way(stage: Stage, tea: Message, general: Room) -> None:
    """The page has its landmarks, one main heading, a live log, and a way past the rest."""
    page = await stage.window("ana", room=general.id)
    for role in ("banner", "navigation", "main", "log"):
        await expect(page.get_by_role(role)).to_have_count(1)
    await expect(page.get_by_role("heading", level=1)).to_have_count(1)
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to writing")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("combobox", name="Write a message")).to_be_focused()
    await expect(page).to_have_title("Ana Silva · Confab sandbox")  # … once the card is read
