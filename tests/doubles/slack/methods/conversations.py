"""conversations.*: which there are, who is in them, making and leaving them."""

import re

from tests.doubles.slack.errors import Json, SlackError
from tests.doubles.slack.methods import shapes
from tests.doubles.slack.methods.table import READ, WRITE, Call, method
from tests.doubles.slack.people import Channel, Kind, User

KINDS = {
    "public_channel": "public",
    "private_channel": "private",
    "im": "im",
    "mpim": "mpim",
}
NAME = re.compile(r"[\w-]+")


@method("conversations.open")
def open_(call: Call) -> Json:
    """The app's DM with one person, or group DM with up to eight."""
    ids = [id for id in (call.maybe("users") or "").split(",") if id]
    if not ids:
        if call.maybe("channel"):
            return {"channel": {"id": call.channel().id}, "no_op": True, "already_open": True}
        raise SlackError("users_list_not_supplied")
    call.need("im:write" if len(ids) == 1 else "mpim:write")
    if len(ids) > 8:
        raise SlackError("too_many_users")
    people = [call.workspace.someone(id) for id in dict.fromkeys(ids)]
    if any(person.deleted for person in people):
        raise SlackError("user_disabled")
    if any(person.is_bot for person in people):
        raise SlackError("cannot_dm_bot")
    before = len(call.workspace.channels)
    channel = call.workspace.dm(*people)
    known = len(call.workspace.channels) == before
    shown = shapes.channel(channel, call.workspace.bot) if call.flag("return_im") else {}
    return {
        "channel": {**shown, "id": channel.id},
        **({"no_op": True, "already_open": True} if known else {}),
    }


@method("conversations.info")
def info(call: Call) -> Json:
    """One conversation."""
    channel = _readable(call)
    shown = shapes.channel(channel, call.workspace.bot)
    if call.flag("include_num_members"):
        shown["num_members"] = len(channel.members)
    return {"channel": shown}


@method("conversations.members")
def members(call: Call) -> Json:
    """The user ids of who is in, the app's own among them."""
    ids, onward = call.page([person.id for person in _readable(call).members], 100)
    return {"members": ids, **onward}


@method("conversations.list")
def list_(call: Call) -> Json:
    """Conversations of the kinds asked for that the app can know about."""
    kinds = [kind.strip() for kind in (call.maybe("types") or "public_channel").split(",")]
    if any(kind not in KINDS for kind in kinds):
        raise SlackError("invalid_types")
    for kind in kinds:
        call.need(READ[KINDS[kind]])
    bot = call.workspace.bot
    wanted = {KINDS[kind] for kind in kinds}
    found = [
        shapes.channel(c, bot) | {"num_members": len(c.members)}
        for c in call.workspace.channels.values()
        if c.kind in wanted and (c.kind == "public" or bot in c.members)
        if not (c.archived and call.flag("exclude_archived"))
    ]
    channels, onward = call.page(found, 100)
    return {"channels": channels, **onward}


@method("conversations.create")
def create(call: Call) -> Json:
    """A new channel with nobody in it but the app."""
    kind: Kind = "private" if call.flag("is_private") else "public"
    call.need(WRITE[kind])
    bot = call.workspace.bot
    channel = call.workspace.open(kind, _name(call), [], bot, True)
    return {"channel": shapes.channel(channel, bot)}


@method("conversations.invite")
def invite(call: Call) -> Json:
    """Bring people into a channel."""
    channel = _writable(call)
    people = [_invited(call, channel, id) for id in call.text("users").split(",")]
    for person in people:
        channel.members.append(person)
        call.world.happened(call.workspace, joined(channel, person, call.workspace.bot))
    return {"channel": shapes.channel(channel, call.workspace.bot)}


@method("conversations.kick")
def kick(call: Call) -> Json:
    """Take one person out of a channel."""
    channel = _writable(call)
    person = call.workspace.someone(call.text("user"))
    if person is call.workspace.bot:
        raise SlackError("cant_kick_self")
    if person not in channel.members:
        raise SlackError("not_in_channel")
    channel.members.remove(person)
    call.world.happened(call.workspace, left(channel, person))
    return {"errors": {}}


@method("conversations.join")
def join(call: Call) -> Json:
    """The app goes into a public channel by itself."""
    call.need("channels:join")
    channel = call.channel()
    bot = call.workspace.bot
    if channel.kind != "public":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackError("is_archived")
    if bot not in channel.members:
        channel.members.append(bot)
        call.world.happened(call.workspace, joined(channel, bot, None))
    return {"channel": shapes.channel(channel, bot)}


@method("conversations.leave")
def leave(call: Call) -> Json:
    """The app goes out of a channel."""
    channel = call.channel()
    _manage(call, channel)
    if call.workspace.bot not in channel.members:
        return {"not_in_channel": True}
    channel.members.remove(call.workspace.bot)
    return {}


@method("conversations.archive")
def archive(call: Call) -> Json:
    """Close a channel for good."""
    channel = _writable(call)
    channel.archived = True
    return {}


@method("conversations.rename")
def rename(call: Call) -> Json:
    """Give a channel another name."""
    channel = _writable(call)
    channel.name = _name(call)
    return {"channel": shapes.channel(channel, call.workspace.bot)}


@method("conversations.setTopic")
def set_topic(call: Call) -> Json:
    """Change a channel's topic (at most 250 characters)."""
    channel = _writable(call)
    topic = call.maybe("topic") or ""
    if len(topic) > 250:
        raise SlackError("too_long")
    channel.topic = topic
    return {"channel": shapes.channel(channel, call.workspace.bot)}


def joined(channel: Channel, person: User, inviter: User | None) -> Json:
    """The event of somebody coming in; ``inviter`` is None when they came by themselves."""
    event: Json = {
        "type": "member_joined_channel",
        "user": person.id,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "public" else "G",
        "team": person.belongs_to,
    }
    return event | ({"inviter": inviter.id} if inviter else {})


def left(channel: Channel, person: User) -> Json:
    """The event of somebody having gone out."""
    return joined(channel, person, None) | {"type": "member_left_channel"}


def _name(call: Call) -> str:
    name = call.maybe("name") or ""
    if not name:
        raise SlackError("invalid_name_required")
    if len(name) > 80:
        raise SlackError("invalid_name_maxlength")
    if not NAME.fullmatch(name) or name != name.lower():
        raise SlackError("invalid_name_specials")
    if any(channel.name == name for channel in call.workspace.channels.values()):
        raise SlackError("name_taken")
    return name


def _readable(call: Call) -> Channel:
    channel = call.channel()
    call.need(READ[channel.kind])
    return channel


def _manage(call: Call, channel: Channel) -> None:
    if channel.kind not in WRITE:
        raise SlackError("method_not_supported_for_channel_type")
    call.need(WRITE[channel.kind])


def _writable(call: Call) -> Channel:
    channel = call.channel()
    _manage(call, channel)
    if call.workspace.bot not in channel.members:
        raise SlackError("not_in_channel")
    if channel.archived:
        raise SlackError("is_archived")
    return channel


def _invited(call: Call, channel: Channel, id: str) -> User:
    person = call.workspace.someone(id)
    if person is call.workspace.bot:
        raise SlackError("cant_invite_self")
    if person in channel.members:
        raise SlackError("already_in_channel")
    if person.deleted:
        raise SlackError("cant_invite")
    return person
