"""views.*: forms over forms, and the home tab."""

import json
from copy import deepcopy

from tests.doubles.slack.errors import Json, SlackError
from tests.doubles.slack.limits import check_view
from tests.doubles.slack.methods import shapes
from tests.doubles.slack.methods.chat import with_ids
from tests.doubles.slack.methods.table import Call, method
from tests.doubles.slack.people import User, View
from tests.doubles.slack.world import World

DEEPEST = 3


@method("views.open")
def open_(call: Call) -> Json:
    """Show a person a form in answer to something they just did."""
    view = _sent(call, "modal")
    trigger = call.world.redeem(call.text("trigger_id"), call.workspace)
    trigger.user.modals.clear()
    return {"view": shapes.view(lay(call.world, trigger.user, view))}


@method("views.push")
def push(call: Call) -> Json:
    """Lay a form over the one open; three is the most."""
    view = _sent(call, "modal")
    trigger = call.world.redeem(call.text("trigger_id"), call.workspace)
    if not trigger.in_modal or not trigger.user.modals:
        raise SlackError("not_found")
    return {"view": shapes.view(lay(call.world, trigger.user, view))}


@method("views.update")
def update(call: Call) -> Json:
    """Change an open form in place."""
    view = _sent(call, "modal")
    before = _open_view(call)
    if call.maybe("hash") not in (None, before.hash):
        raise SlackError("hash_conflict")
    rewrite(call.world, before, view)
    return {"view": shapes.view(before)}


@method("views.publish")
def publish(call: Call) -> Json:
    """Make or remake a person's home tab."""
    view = _sent(call, "home")
    person = call.workspace.someone(call.text("user_id"))
    if person.home is None:
        person.home = _made(call.world, person, view)
    elif call.maybe("hash") not in (None, person.home.hash):
        raise SlackError("hash_conflict")
    else:
        rewrite(call.world, person.home, view)
    return {"view": shapes.view(person.home)}


def lay(world: World, person: User, view: Json) -> View:
    """Put a form on top of what the person has open; raises push_limit_reached."""
    if len(person.modals) >= DEEPEST:
        raise SlackError("push_limit_reached")
    made = _made(world, person, view)
    if person.modals:
        made.root, made.previous = person.modals[0].id, person.modals[-1].id
    person.modals.append(made)
    return made


def rewrite(world: World, before: View, view: Json) -> None:
    """Show another form in the same frame; what was typed stays where ids stay the same."""
    before.body = _named(view)
    before.hash = world.new_id("h")
    before.errors = {}
    before.trouble = False
    fields = {
        block["block_id"]: block["element"]["action_id"]
        for block in before.blocks
        if block["type"] == "input"
    }
    before.values = {
        block: typed for block, typed in before.values.items() if fields.get(block) in typed
    }


def _made(world: World, person: User, view: Json) -> View:
    return View(world.new_id("V"), person, _named(view), world.new_id("h"))


def _named(view: Json) -> Json:
    named = deepcopy(view)
    named["blocks"] = with_ids(named["blocks"])
    return named


def _sent(call: Call, kind: str) -> Json:
    view = call.arguments.get("view")
    if isinstance(view, str):
        try:
            view = json.loads(view)
        except ValueError:
            raise SlackError("invalid_arguments") from None
    return check_view(view, kind)


def _open_view(call: Call) -> View:
    id, external = call.maybe("view_id"), call.maybe("external_id")
    for person in call.workspace.users.values():
        for view in person.modals:
            if view.id == id or (external and view.get("external_id") == external):
                return view
    raise SlackError("not_found")
