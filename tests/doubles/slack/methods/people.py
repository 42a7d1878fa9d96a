"""auth.*, users.*, bots.*, team.*, oauth.*: who is who."""

from tests.doubles.slack.errors import Json, SlackError
from tests.doubles.slack.methods import shapes
from tests.doubles.slack.methods.table import Call, method


@method("auth.test")
def auth_test(call: Call) -> Json:
    """Whose token this is."""
    workspace = call.workspace
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": workspace.bot.handle,
        "team_id": workspace.id,
        "user_id": workspace.bot.id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
        **({"enterprise_id": workspace.enterprise} if workspace.enterprise else {}),
    }


@method("users.info")
def users_info(call: Call) -> Json:
    """One person."""
    call.need("users:read")
    person = call.workspace.someone(call.text("user"))
    shown = shapes.user(person)
    if call.flag("include_locale"):
        shown["locale"] = person.locale
    return {"user": shown}


@method("users.list")
def users_list(call: Call) -> Json:
    """Everybody there ever was, Slackbot, apps and deactivated accounts included."""
    call.need("users:read")
    people = [shapes.user(person) for person in call.workspace.users.values()]
    members, onward = call.page(people, 1000)
    return {"members": members, "cache_ts": int(call.world.clock.now()), **onward}


@method("bots.info")
def bots_info(call: Call) -> Json:
    """The app's own bot; no other is known here."""
    call.need("users:read")
    workspace = call.workspace
    if call.maybe("bot") not in (None, workspace.bot_id):
        raise SlackError("bot_not_found")
    bot = {
        "id": workspace.bot_id,
        "deleted": False,
        "name": workspace.bot.name,
        "app_id": call.world.app_id,
        "user_id": workspace.bot.id,
    }
    return {"bot": bot}


@method("team.info")
def team_info(call: Call) -> Json:
    """The workspace's name and address."""
    call.need("team:read")
    workspace = call.workspace
    team = {"id": workspace.id, "name": workspace.name, "domain": workspace.domain, "icon": {}}
    return {"team": team}


@method("auth.revoke")
def auth_revoke(call: Call) -> Json:
    """Give the token back."""
    call.workspace.installed = False
    return {"revoked": True}
