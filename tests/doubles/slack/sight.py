"""What a person sees: messages, home and forms in plain words, with what can be pressed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.doubles.slack import rich
from tests.doubles.slack.errors import Json
from tests.doubles.slack.limits.prose import options
from tests.doubles.slack.methods.chat import interactive
from tests.doubles.slack.mrkdwn import plain, rings
from tests.doubles.slack.people import Channel, Message, User, View


@dataclass(frozen=True)
class Control:
    """Something to press, choose or fill in; ``value`` is a button's value, else None."""

    kind: str
    label: str
    value: str | None
    choices: tuple[str, ...]
    style: str | None
    block: Json
    element: Json


@dataclass(frozen=True)
class Seen:
    """One message, home tab or form as one reader has it before them.

    ``words`` is everything readable, a line per block; ``fallback`` is what the notification and
    a screen reader say; ``rings`` is whom it rings (user ids, @channel, …).
    """

    where: str
    by: str
    words: str
    fallback: str
    controls: tuple[Control, ...]
    source: Message | View
    ephemeral: bool = False
    thread: str | None = None
    files: tuple[str, ...] = ()
    rings: frozenset[str] = frozenset()

    @property
    def buttons(self) -> dict[str, str | None]:
        """Button labels and their values, in order."""
        return {c.label: c.value for c in self.controls if c.kind == "button"}

    @property
    def ts(self) -> str:
        """A message's id; a view has none and raises AttributeError."""
        return self.source.ts  # type: ignore[union-attr]  # only messages are asked

    def __str__(self) -> str:
        lines = [f"[{self.where}] {self.by}: {self.words}"]
        lines += [f"  ({c.label})" + (f" = {c.value}" if c.value else "") for c in self.controls]
        return "\n".join(lines)

    def __contains__(self, words: str) -> bool:
        return words in self.words


@dataclass(frozen=True)
class Form(Seen):
    """An open form; ``errors`` maps field labels to the sentence beside them."""

    title: str = ""
    submit: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    trouble: bool = False
    depth: int = 1

    @property
    def fields(self) -> list[str]:
        """The labels of what is asked, in order."""
        return [c.label for c in self.controls if c.block["type"] == "input"]


def messages(person: User, channel: Channel | None = None) -> list[Seen]:
    """Everything this person has before them, oldest first; of one conversation if given."""
    places = [channel] if channel else list(person.workspace.channels.values())
    found = [
        message
        for place in places
        if person in place.members or place.kind == "public"
        for message in place.messages
        if not message.deleted and message.only_for in (None, person)
        if person in place.members or message.only_for is person
    ]
    return [_message(one, person) for one in sorted(found, key=lambda m: m.ts)]


def home(person: User) -> Seen | None:
    """The App Home tab, None before it was published."""
    view = person.home
    if view is None:
        return None
    words = _words(view.blocks, person)
    return Seen("home", "Confab", words, "", tuple(_controls(view.blocks, person)), view)


def form(person: User) -> Form | None:
    """The form on top, None when none is open."""
    if not person.modals:
        return None
    view = person.modals[-1]
    controls = tuple(_controls(view.blocks, person))
    labels = {c.block["block_id"]: c.label for c in controls}
    return Form(
        "form",
        "Confab",
        _words(view.blocks, person),
        "",
        controls,
        view,
        title=view.body["title"]["text"],
        submit=view.get("submit", {}).get("text"),
        errors={labels[block]: sentence for block, sentence in view.errors.items()},
        trouble=view.trouble,
        depth=len(person.modals),
    )


def _message(one: Message, reader: User) -> Seen:
    blocks = [block for block in one.blocks if block["type"] != "rich_text"]
    markup = " ".join(_said(blocks)) if one.blocks else one.text
    return Seen(
        where=_where(one.channel, reader),
        by=one.author.name,
        words=_words(one.blocks, reader) if one.blocks else plain(one.text, reader),
        fallback=plain(one.text, reader),
        controls=tuple(_controls(one.blocks, reader)),
        source=one,
        ephemeral=one.only_for is not None,
        thread=one.thread_ts,
        files=tuple(file.name for file in one.files),
        rings=frozenset(rings(markup) | rings(one.text) | rich.rings(one.blocks)),
    )


def _where(channel: Channel, reader: User) -> str:
    if channel.kind == "im":
        return "DM"
    if channel.kind == "mpim":
        others = [p.name for p in channel.members if p is not reader and not p.is_bot]
        return "DM with " + ", ".join(others)
    return f"#{channel.name}"


def _words(blocks: list[Json], reader: User) -> str:
    lines = (" | ".join(_texts(block, reader)) for block in blocks)
    return "\n".join(line for line in lines if line)


def _texts(block: Json, reader: User) -> Iterator[str]:
    if block["type"] == "divider":
        yield "---"
    if block["type"] == "rich_text":
        yield "\n".join(rich.words(line, reader) for line in block["elements"])
    for part in _parts(block):
        if part["type"] == "image":
            yield f"[picture: {part['alt_text']}]"
        elif part["type"] == "mrkdwn":
            yield plain(part["text"], reader)
        elif "text" in part:
            yield str(part["text"])


def _parts(block: Json) -> Iterator[Json]:
    """The readable parts of one block: text objects and pictures."""
    if block["type"] == "image":
        yield block
    if block["type"] == "markdown":
        yield {"type": "markdown", "text": block["text"]}
    for name in ("text", "label", "hint", "title"):
        if isinstance(block.get(name), dict):
            yield block[name]
    yield from block.get("fields", ())
    if block["type"] == "context":
        yield from block["elements"]
    if block.get("accessory", {}).get("type") == "image":
        yield block["accessory"]


def _said(value: Any) -> Iterator[str]:
    """Every text under here; plain_text rings nobody, so it is left out."""
    if isinstance(value, list):
        for item in value:
            yield from _said(item)
    elif isinstance(value, dict) and value.get("type") != "plain_text":
        for name, inner in value.items():
            if name == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from _said(inner)


def _controls(blocks: list[Json], reader: User) -> Iterator[Control]:
    for block in blocks:
        for element in interactive(block):
            choices = tuple(plain(o["text"]["text"], reader) for o in options(element))
            label = _label(block, element)
            style = element.get("style")
            value = element.get("value")
            yield Control(element["type"], label, value, choices, style, block, element)


def _label(block: Json, element: Json) -> str:
    if block["type"] == "input":
        return str(block["label"]["text"])
    for name in ("text", "placeholder"):
        if name in element:
            return str(element[name]["text"])
    return str(element.get("action_id"))
