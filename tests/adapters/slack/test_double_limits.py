"""The loopback Slack holds every payload against Block Kit's limits, and says where it fails."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.doubles.slack import User
from tests.doubles.slack.errors import SlackError
from tests.doubles.slack.limits import check_message, check_view

Json = dict[str, Any]


def plain(words: str) -> Json:
    """A plain_text object."""
    return {"type": "plain_text", "text": words}


def section(words: str = "x", **extra: Any) -> Json:
    """A paragraph."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": words}, **extra}


def press(**extra: Any) -> Json:
    """A button."""
    return {"type": "button", "text": plain("Go"), "action_id": "a", **extra}


def actions(*elements: Json, **extra: Any) -> Json:
    """A row of controls."""
    return {"type": "actions", "elements": list(elements), **extra}


def menu(count: int = 2, **extra: Any) -> Json:
    """A select with so many options."""
    options = [{"text": plain(f"o{i}"), "value": f"{i}"} for i in range(count)]
    return {"type": "static_select", "action_id": "m", "options": options, **extra}


def asked(element: Json, **extra: Any) -> Json:
    """A field of a form."""
    return {"type": "input", "label": plain("Label"), "element": element, **extra}


def form(**extra: Any) -> Json:
    """A form."""
    return {"type": "modal", "title": plain("T"), "submit": plain("Save"), "blocks": [], **extra}


LINE = {"type": "plain_text_input", "action_id": "t"}

BAD_MESSAGES: list[tuple[list[Json], str]] = [
    ([section()] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    ([section("x" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ([{"type": "section"}], "missing required field: text [json-pointer:/blocks/0]"),
    ([{"type": "header", "text": plain("x" * 151)}], "must be less than 151 characters"),
    (
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
    ),
    ([{"type": "nonsense"}], "unsupported type: nonsense [json-pointer:/blocks/0/type]"),
    ([actions()], "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]"),
    (
        [actions(*[press(action_id=str(i)) for i in range(26)])],
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ),
    ([actions(press(text=plain("x" * 76)))], "must be less than 76 characters"),
    ([actions(press(value="x" * 2001))], "must be less than 2001 characters"),
    ([actions(press(action_id="x" * 256))], "must be less than 256 characters"),
    ([actions(press(), press())], "`action_id` a already exists"),
    ([section(block_id="b"), section(block_id="b")], "`block_id` b already exists"),
    ([actions(press(style="loud"))], "must be one of primary, danger"),
    ([actions(press(colour="red"))], "invalid additional property: colour"),
    ([actions({"type": "button", "action_id": "a"})], "missing required field: text"),
    ([actions(menu(101))], "no more than 100 items allowed"),
    ([actions(menu(0))], "no fewer than 1 items allowed"),
    ([actions(menu(initial_option={"text": plain("z"), "value": "z"}))], "initial choice must"),
    ([actions({"type": "static_select"})], "exactly one of options and option_groups"),
    ([section(fields=[plain("x")] * 11)], "no more than 10 items allowed"),
    ([section(fields=[plain("x" * 2001)])], "must be less than 2001 characters"),
    ([{"type": "context", "elements": [plain("x")] * 11}], "no more than 10 items allowed"),
    ([{"type": "image", "alt_text": "x"}], "missing required field: image_url"),
    ([{"type": "image", "image_url": "https://x"}], "missing required field: alt_text"),
    ([actions({"type": "datepicker", "initial_date": "23-11-2026"})], "must be a date like"),
    ([actions({"type": "timepicker", "initial_time": "25:00"})], "must be a time like"),
    ([section(accessory={"type": "plain_text_input"})], "unsupported type: plain_text_input"),
    ([actions({"type": "multi_users_select"})], "unsupported type: multi_users_select"),
]

BAD_VIEWS: list[tuple[Json, str]] = [
    (
        form(title=plain("x" * 25)),
        "must be less than 25 characters [json-pointer:/view/title/text]",
    ),
    (form(submit=plain("x" * 25)), "must be less than 25 characters"),
    (form(close=plain("x" * 25)), "must be less than 25 characters"),
    (form(private_metadata="x" * 3001), "must be less than 3001 characters"),
    (form(callback_id="x" * 256), "must be less than 256 characters"),
    (form(blocks=[section()] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
    ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
    (
        {"type": "modal", "title": plain("T"), "blocks": [asked(LINE)]},
        "missing required field: submit [json-pointer:/view]",
    ),
    (form(type="home"), "must be one of modal [json-pointer:/view/type]"),
    (form(blocks=[asked({**LINE, "max_length": 3001})]), "must be between 1 and 3000"),
    (form(blocks=[asked({**LINE, "min_length": 9, "max_length": 3})]), "min_length must not"),
    (form(blocks=[asked(LINE, label=plain("x" * 2001))]), "must be less than 2001 characters"),
    (form(blocks=[asked(press())]), "unsupported type: button"),
]


def sentences(check: Any, *arguments: Any) -> list[str]:
    """What a refused payload is told."""
    with pytest.raises(SlackError) as refused:
        check(*arguments)
    return list(refused.value.extra["response_metadata"]["messages"])


@pytest.mark.parametrize(("blocks", "sentence"), BAD_MESSAGES, ids=[s for _, s in BAD_MESSAGES])
def test_bad_messages_are_refused(blocks: list[Json], sentence: str) -> None:
    """Each breach of a limit is named in a sentence with its place."""
    assert any(
        s.startswith(f"[ERROR] {sentence}") for s in sentences(check_message, "x", blocks, 9)
    )


@pytest.mark.parametrize(("view", "sentence"), BAD_VIEWS, ids=[s for _, s in BAD_VIEWS])
def test_bad_forms_are_refused(view: Json, sentence: str) -> None:
    """Each breach of a form's limits is named too."""
    assert any(s.startswith(f"[ERROR] {sentence}") for s in sentences(check_view, view, "modal"))


def test_everything_at_its_limit_is_taken() -> None:
    """One character or item fewer, and nothing is refused."""
    row = actions(*[press(action_id=str(i), value="v" * 2000) for i in range(25)])
    blocks = [row, {"type": "header", "text": plain("x" * 150)}, actions(menu(100))]
    assert check_message("", [*blocks, *[section()] * 47], 9)
    full = form(title=plain("x" * 24), private_metadata="x" * 3000, blocks=[section()] * 100)
    assert check_view(full, "modal") == full


def test_whole_message_has_a_limit() -> None:
    """Many sound blocks can be too long together; words alone can be too long or missing."""
    for blocks, words, code in (
        ([section("x" * 2999)] * 5, "", "msg_blocks_too_long"),
        (None, "x" * 10, "msg_too_long"),
        (None, " ", "no_text"),
        ("[", "x", "invalid_blocks_format"),
    ):
        with pytest.raises(SlackError) as refused:
            check_message(words, blocks, 9)
        assert refused.value.code == code


async def test_sentence_reaches_the_real_client(client: AsyncWebClient, ana: User) -> None:
    """invalid_blocks comes over the wire in Slack's shape."""
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=ana.id, text="x", blocks=[section("x" * 3001)])
    answer = refused.value.response
    sentence = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == [sentence]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {sentence}"]


ANY_JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=8),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            some.sampled_from(["type", "text", "elements", "accessory", "options", "block_id"]),
            inner | some.sampled_from(["section", "actions", "input", "button", "static_select"]),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(blocks=some.lists(ANY_JSON, max_size=3))
def test_no_payload_breaks_the_checker(blocks: list[Any]) -> None:
    """Whatever is sent is taken or refused; nothing makes the double itself stumble."""
    code = "taken"
    try:
        check_message("x", blocks, 9)
    except SlackError as refused:
        code = refused.code
    assert code in ("taken", "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long")
