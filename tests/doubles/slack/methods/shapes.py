"""People, channels, messages and views as Slack's answers show them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.doubles.slack.errors import Json
from tests.doubles.slack.people import Channel, Message, User, View


def user(person: User) -> Json:
    """A user object; deactivated accounts keep little.

    Somebody of another workspace has its ``team_id``. ``is_stranger`` is true only for who shares
    no channel with the app, so in a shared channel it is false, or not there at all
    (docs.slack.dev: user object, Slack Connect). On Enterprise Grid ``enterprise_user`` tells the
    organisation.
    """
    shown: Json = {
        "id": person.id,
        "team_id": person.belongs_to,
        "name": person.handle,
        "deleted": person.deleted,
        "real_name": person.name,
        "profile": _profile(person),
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": int(person.workspace.clock.now()),
    }
    if person.team:
        shown["is_stranger"] = False
    if person.enterprise:
        shown["enterprise_user"] = {
            "id": person.id.replace("U", "W", 1),
            "enterprise_id": person.enterprise,
            "enterprise_name": person.enterprise,
            "is_admin": False,
            "is_owner": False,
            "teams": [person.belongs_to],
        }
    if person.deleted:
        return shown
    now = datetime.fromtimestamp(person.workspace.clock.now(), UTC)
    offset = ZoneInfo(person.tz).utcoffset(now)
    return shown | {
        "color": "9f69e7",
        "tz": person.tz,
        "tz_label": person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "is_admin": person.is_admin or person.is_owner,
        "is_owner": person.is_owner,
        "is_primary_owner": person.is_owner,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "who_can_share_contact_card": "EVERYONE",
        "is_email_confirmed": True,
    }


def _profile(person: User) -> Json:
    return {
        "title": person.title,
        "phone": "",
        "real_name": person.name,
        "real_name_normalized": person.name,
        "display_name": person.name.split()[0],
        "display_name_normalized": person.name.split()[0],
        "status_text": "",
        "status_emoji": "",
        "team": person.belongs_to,
        "first_name": person.name.split()[0],
        "last_name": person.name.partition(" ")[2],
    }


def channel(one: Channel, bot: User) -> Json:
    """A conversation object as this bot is shown it."""
    shown: Json = {
        "id": one.id,
        "created": one.created,
        "is_archived": one.archived,
        "is_im": one.kind == "im",
        "is_org_shared": False,
        "context_team_id": one.workspace.id,
        "updated": one.created * 1000,
    }
    if one.kind == "im":
        other = next(person for person in one.members if person is not bot)
        return shown | {"user": other.id, "is_user_deleted": other.deleted, "priority": 0}
    return shown | {
        "name": one.name,
        "name_normalized": one.name,
        "is_channel": one.kind == "public",
        "is_group": one.kind == "private",
        "is_mpim": one.kind == "mpim",
        "is_private": one.kind != "public",
        "is_general": False,
        "is_member": bot in one.members,
        "creator": one.creator.id,
        "topic": {"value": one.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": [],
    }


def message(one: Message) -> Json:
    """A message as the Web API and interactions carry it."""
    workspace = one.channel.workspace
    shown: Json = {
        "type": "message",
        "user": one.author.id,
        "team": workspace.id,
        "text": one.text,
        "ts": one.ts,
    }
    if one.author is workspace.bot:
        shown |= {"bot_id": workspace.bot_id, "app_id": "A00000001"}
    if one.blocks:
        shown["blocks"] = one.blocks
    if one.thread_ts:
        shown["thread_ts"] = one.thread_ts
    if one.metadata:
        shown["metadata"] = one.metadata
    if one.files:
        shown["files"] = [{"id": f.id, "name": f.name, "title": f.title} for f in one.files]
    if one.edits:
        shown["edited"] = {"user": one.author.id, "ts": f"{one.ts.split('.')[0]}.000000"}
    return shown


def view(one: View) -> Json:
    """A view as answers and interactions carry it, with what was typed so far."""
    workspace = one.user.workspace
    return {
        "id": one.id,
        "team_id": workspace.id,
        "type": one.get("type"),
        "title": one.get("title"),
        "submit": one.get("submit"),
        "close": one.get("close"),
        "blocks": one.blocks,
        "private_metadata": one.get("private_metadata", ""),
        "callback_id": one.get("callback_id", ""),
        "external_id": one.get("external_id", ""),
        "state": {"values": one.values},
        "hash": one.hash,
        "clear_on_close": one.get("clear_on_close", False),
        "notify_on_close": one.get("notify_on_close", False),
        "root_view_id": one.root or one.id,
        "previous_view_id": one.previous,
        "app_id": "A00000001",
        "app_installed_team_id": workspace.id,
        "bot_id": workspace.bot_id,
    }
