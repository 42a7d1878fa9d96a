"""Joining in three small steps, and changing one's profile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.kit.contracts.events import Event, Joined
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model import topics
from bot.kit.model.people import FieldWish, Profile, Side
from bot.kit.screen.buttons import Press
from bot.programmes import together
from bot.programmes.profile import profile
from tests.rig import Rig

NASTY = "<!channel> @everyone *bold* \u202e\x07 שלום 🙂"


async def _told(rig: Rig, account: str) -> Profile | None:
    member = await rig.member(account)
    async with rig.work() as tx:
        return await tx.get(Profile, member.id)


@pytest.mark.shows("H2", "R1", on="sandbox")
async def test_joining_goes_in_three_small_steps() -> None:
    """One yes, three steps that are kept as they are told, a private question, a first step."""
    async with Rig.open() as rig:
        await rig.command("ana", "/peer")
        await rig.press("ana", "Join")
        assert "Step 1 of 3" in rig.sees("ana")
        await rig.press("ana", "Tell")
        await rig.submit("ana", role="Designer", field="arts", level="team-lead")
        assert "Step 2 of 3" in rig.sees("ana")
        await rig.press("ana", "Tell")
        await rig.submit("ana", ask_me="fonts, zoos", offers=("mentor", "welcomes"))
        assert "Step 3 of 3" in rig.sees("ana")
        await rig.press("ana", "Tell")
        await rig.submit("ana", zone="lisbon", hours="8-16:30", size="2", days=("1", "2", "6"))
        assert "Who could you confide in today" in rig.sees("ana")
        await rig.press("ana", "Go on")
        assert "One small first step" in rig.last("ana")
        told, ana = await _told(rig, "ana"), await rig.member("ana")
        assert told
        assert (told.role, told.field, told.level) == ("Designer", "arts", "team-lead")
        assert told.size == 2
        assert (told.mentor, told.mentee, told.welcomes) == (True, False, True)
        assert (ana.zone, ana.days, ana.starts, ana.ends) == ("Europe/Lisbon", "126", 480, 990)


@pytest.mark.shows("H2", on="sandbox")
async def test_every_step_can_be_skipped() -> None:
    """Somebody who tells nothing at all has joined, and nothing is stored about them."""
    async with Rig.open() as rig:
        await rig.command("ana", "/peer join")
        for _ in range(3):
            await rig.press("ana", "Skip this")
        assert "Who could you confide in" in rig.last("ana")
        assert await _told(rig, "ana") is None
        assert (await rig.member("ana")).joined


@pytest.mark.shows("H2", "R8", on="sandbox")
async def test_the_private_question_has_nowhere_to_write_to() -> None:
    """The card about confiding offers one button and no field."""
    async with Rig.open() as rig:
        await rig.join("ana")
        for _ in range(3):
            await rig.press("ana", "Skip this")
        assert rig.labels("ana") == ["Go on"]


@pytest.mark.shows("H2", "R10", on="sandbox")
async def test_joining_twice_is_joining_once() -> None:
    """Joined is told once, whatever is pressed again."""
    heard: list[Event] = []

    async def hear(event: Event, _work: Transaction) -> None:
        heard.append(event)

    async with Rig.open(together(profile, Programme("ear", hears={Joined: hear}))) as rig:
        await rig.command("ana", "/peer join")
        await rig.chat.repeat()
        await rig.command("ana", "/peer join")
        assert "You are in already" in rig.last("ana")
        assert heard == [Joined((await rig.member("ana")).id)]


@pytest.mark.shows("H2", "R1", on="sandbox")
async def test_one_press_takes_the_yes_back() -> None:
    """The first card after joining lets one say that it was not for them."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.press("ana", "Not for me")
        await rig.press("ana", "Leave, keep my things")
        assert (await rig.member("ana")).joined is None


@pytest.mark.shows("R10", on="sandbox")
async def test_an_old_step_still_works() -> None:
    """A month later, the button of a step fills in the profile as if it were new."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.turn(days=31)
        await rig.press("ana", "Tell")
        await rig.submit("ana", team="Blue")
        told = await _told(rig, "ana")
        assert told
        assert told.team == "Blue"


@pytest.mark.shows("R1", on="sandbox")
@pytest.mark.parametrize("action", ["step", "skip", "edit", "topics", "show", "theme", "avoid"])
async def test_a_profile_begins_with_a_yes(action: str) -> None:
    """Without having joined, no profile can be opened by any button."""
    async with Rig.open() as rig:
        await rig.command("ana", "/peer")
        outcome = await rig.forge("ana", Press("profile", action, "who"))
        assert "You have not joined yet" in str(outcome)


@pytest.mark.shows("H3", on="sandbox")
async def test_every_part_can_be_filled_in_and_is_shown_again() -> None:
    """What is told in each part stands in its form and on the profile afterwards."""
    async with Rig.open() as rig:
        await rig.join("ana")
        for part, answers in {
            "who": {"role": "Cook", "organisation": "Acme", "team": "Blue", "level": "growing"},
            "path": {"moving_from": "cold", "moving_to": "warm", "goals_long": "A garden"},
            "bring": {"ask_me": "soup", "learn": "bread", "languages": "German, Thai"},
            "wishes": {"alike": "-2", "field_wish": "other", "side": "outside"},
        }.items():
            await rig.command("ana", f"/peer profile edit {part}")
            await rig.submit("ana", **answers)
            await rig.command("ana", f"/peer profile edit {part}")
            standing = {each.name: each.value for each in rig.form("ana").form.fields}
            assert answers.items() <= standing.items()
            rig.chat.cancel("ana")
        await rig.command("ana", "/peer profile")
        for shown in ("Cook", "Blue", "Growing into my work", "A garden", "bread", "Thai"):
            assert shown in rig.last("ana")
        told = await _told(rig, "ana")
        assert told
        assert (told.alike, told.field_wish, told.side) == (-2, FieldWish.OTHER, Side.OUTSIDE)


@pytest.mark.shows("H3", on="sandbox")
async def test_an_answer_can_be_taken_back() -> None:
    """A level that was told can become "rather not say", a line can become empty."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer profile edit who")
        await rig.submit("ana", role="Cook", level="growing")
        await rig.command("ana", "/peer profile edit who")
        await rig.submit("ana", role="", level="none")
        told = await _told(rig, "ana")
        assert told
        assert (told.role, told.level) == ("", "")


@pytest.mark.shows("H3", "R12", on="sandbox")
async def test_challenges_are_chosen_theme_by_theme() -> None:
    """Those of another theme stay; more than twelve in all are answered beside the field."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer profile edit challenges")
        await rig.submit("ana", theme="people")
        picked = tuple(each.value for each in rig.form("ana").form.fields[0].choices)
        await rig.submit("ana", challenges=picked[:8])
        await rig.command("ana", "/peer profile edit challenges")
        await rig.submit("ana", theme="being-heard")
        others = tuple(each.value for each in rig.form("ana").form.fields[0].choices)
        await rig.submit("ana", challenges=others[:5])
        assert "12 challenges" in rig.errors("ana")["challenges"]
        await rig.submit("ana", challenges=others[:4])
        told = await _told(rig, "ana")
        assert told
        assert told.challenges == picked[:8] + others[:4]


@pytest.mark.shows("R12", on="sandbox")
async def test_a_wrong_zone_or_hours_lose_nothing() -> None:
    """Both are answered beside their fields, the nearest zone is offered, the rest stands."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer profile edit rhythm")
        await rig.submit("ana", zone="Europe/Berlim", hours="9 to never", meetings=("evenings",))
        assert "Europe/Berlin" in rig.errors("ana")["zone"]
        assert "09:00-18:00" in rig.errors("ana")["hours"]
        rig.chat.cancel("ana")
        await rig.command("ana", "/peer profile edit rhythm")
        standing = {each.name: each.value for each in rig.form("ana").form.fields}
        assert standing["zone"] == "Europe/Berlim"
        assert standing["meetings"] == ("evenings",)
        await rig.submit("ana", zone="Berlin", hours="22:00-06:00")
        ana = await rig.member("ana")
        assert (ana.zone, ana.starts, ana.ends, ana.evenings) == ("Europe/Berlin", 1320, 360, True)


@pytest.mark.shows("R5", "H3", on="sandbox")
async def test_an_unknown_zone_is_the_community_s_and_says_so() -> None:
    """Home and profile name the community's zone with a way to change it, until it is known."""
    async with Rig.open(zones={"ben": "Asia/Tokyo"}) as rig:
        await rig.join("ana", "ben")
        assert "I keep to Europe/Berlin, the time zone of your community" in await rig.home("ana")
        assert "time zone of your community" not in await rig.home("ben")
        await rig.press("ana", "Change my hours")
        await rig.submit("ana")
        assert "time zone of your community" not in await rig.home("ana")


@pytest.mark.parametrize("section", ["who", "path", "bring"])
@pytest.mark.shows("R12", "R8", on="sandbox")
async def test_nasty_text_rings_nobody_and_fits(section: str) -> None:
    """Markup, controls, right-to-left and 10,000 letters are shown as typed or answered."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", f"/peer profile edit {section}")
        lines = [each.name for each in rig.form("ana").form.fields if each.most]
        await rig.submit("ana", **dict.fromkeys(lines, "y" * 10_000))
        assert rig.errors("ana").keys() == set(lines)
        assert all("you wrote 10,000" in each for each in rig.errors("ana").values())
        await rig.submit("ana", **dict.fromkeys(lines, NASTY))
        await rig.command("ana", "/peer profile")
        shown = rig.last("ana")
        assert "<!channel> @everyone *bold*" in shown
        assert "\u202e" not in shown
        assert "\x07" not in shown


@pytest.mark.shows("H3", "R8", on="sandbox")
async def test_a_full_profile_still_fits_one_message() -> None:
    """Every line at its longest and twelve challenges are shown on two cards."""
    async with Rig.open() as rig:
        await rig.join("ana")
        for section in ("who", "path", "bring"):
            await rig.command("ana", f"/peer profile edit {section}")
            fields = rig.form("ana").form.fields
            await rig.submit("ana", **{f.name: "w" * f.most for f in fields if f.most})
        ana = await rig.member("ana")
        async with rig.work() as tx:
            told = await tx.get(Profile, ana.id)
            assert told
            ids = sorted(topics.load().topics, key=lambda each: -len(each.label))[:12]
            full = tuple(each.id for each in ids)
            await tx.save(replace(told, challenges=full))
        await rig.command("ana", "/peer profile")
        assert ids[0].label in rig.last("ana")


@pytest.mark.shows("H3", "R5", "R12")
async def test_my_time_zone_by_one_command() -> None:
    """A city is enough; one that is not known is answered with the nearest, and nothing changes."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer zone")
        assert "Europe/Berlin, the time zone of your community" in rig.last("ben")
        await rig.command("ben", "/peer zone new york")
        assert (await rig.member("ben")).zone == "America/New_York"
        assert "America/New_York" in rig.last("ben")
        await rig.command("ben", "/peer zone Lisbonn")
        assert "write it like this: Europe/Lisbon" in rig.last("ben")
        assert (await rig.member("ben")).zone == "America/New_York"
        await rig.command("cleo", "/peer zone Berlin")
        assert not (await rig.member("cleo")).zone
