"""What people do in Slack: type commands, press, choose, fill in, close."""

from typing import Any

from tests.doubles.slack import payloads, sight, typing_in
from tests.doubles.slack.addresses import say
from tests.doubles.slack.delivery import Courier, Delivery
from tests.doubles.slack.errors import Json, SlackError
from tests.doubles.slack.limits import check_view
from tests.doubles.slack.methods.views import lay, rewrite
from tests.doubles.slack.people import Channel, Message, User, View
from tests.doubles.slack.sight import Control, Form, Seen
from tests.doubles.slack.world import ResponseAddress, World


class Hands:
    """A person's verbs; each returns the Delivery it caused once the app acked (or did not)."""

    world: World
    courier: Courier

    async def command(self, user: User, line: str, *, channel: Channel | None = None) -> Delivery:
        """Type a slash command, by default in the app's own DM.

        ``@Name`` and ``#name`` become ids. An answer inside the ack is shown to the user.
        """
        place = channel or user.workspace.dm(user)
        body = payloads.command(self.world, user, line, place)
        delivery = await self.courier.send("slash_commands", body)
        if not delivery.acked:
            self._sorry(user, place, line)
        elif isinstance(delivery.answer, dict) and _speaks(delivery.answer):
            address = ResponseAddress("", user, place, self.world.clock.now(), None)
            say(address, delivery.answer)
        self.world.changed()
        return delivery

    async def press(self, user: User, seen: Seen, label: str) -> Delivery:
        """Press a button the user sees, by its label."""
        button = _control(seen, label, "button")
        action: Json = {"text": button.element["text"], "type": "button"}
        if button.value is not None:
            action["value"] = button.value
        return await self._act(user, seen, button, action)

    async def choose(self, user: User, seen: Seen, label: str, value: Any) -> Delivery:
        """Choose in a menu or picker that stands in a message, home tab or form."""
        menu = _control(seen, label)
        state = typing_in.filled(menu.element, value)
        if isinstance(seen.source, View):
            _put(seen.source, menu, state)
        return await self._act(user, seen, menu, state)

    def fill(self, user: User, values: dict[str, Any]) -> None:
        """Fill fields of the form on top in by their labels, without submitting."""
        form = _form(user)
        for label, value in values.items():
            control = _control(form, label)
            assert isinstance(form.source, View)
            _put(form.source, control, typing_in.filled(control.element, value))

    async def submit(self, user: User, values: dict[str, Any] | None = None) -> Delivery:
        """Fill the form on top in and submit it; what the ack says is then done to the form.

        Raises AssertionError when a required field is empty: a Slack client holds that back.
        """
        self.fill(user, values or {})
        form = _form(user)
        view = user.modals[-1]
        _complete(form, view)
        view.errors, view.trouble = {}, False
        delivery = await self.courier.send(
            "interactive", payloads.submitted(self.world, user, view)
        )
        self._settle(view, delivery)
        self.world.changed()
        return delivery

    async def close(self, user: User, *, whole_stack: bool = False) -> Delivery | None:
        """Close the form on top, or the whole stack.

        Returns the view_closed, None for a form that did not ask to be told.
        """
        view = user.modals[-1]
        if whole_stack or view.get("clear_on_close"):
            user.modals.clear()
        else:
            user.modals.pop()
        self.world.changed()
        if not view.get("notify_on_close"):
            return None
        body = payloads.closed(self.world, user, view, whole_stack)
        return await self.courier.send("interactive", body)

    async def shortcut(
        self, user: User, callback_id: str, *, message: Seen | None = None
    ) -> Delivery:
        """Use a global shortcut, or a message's."""
        source = message.source if message else None
        assert source is None or isinstance(source, Message)
        body = payloads.shortcut(self.world, user, callback_id, source)
        return await self.courier.send("interactive", body)

    async def _act(self, user: User, seen: Seen, control: Control, action: Json) -> Delivery:
        whole = {
            "action_id": control.element["action_id"],
            "block_id": control.block["block_id"],
            "action_ts": user.workspace.next_ts(),
            **action,
        }
        if isinstance(seen.source, Message):
            body = payloads.pressed_in_message(self.world, user, seen.source, whole)
        else:
            body = payloads.pressed_in_view(self.world, user, seen.source, whole)
        return await self.courier.send("interactive", body)

    def _settle(self, view: View, delivery: Delivery) -> None:
        """Do to the form what the ack asks; what Slack cannot follow shows as trouble."""
        answer = delivery.answer or {}
        stack = view.user.modals
        if not delivery.acked:
            view.trouble = True
            return
        try:
            match answer.get("response_action"):
                case None if view in stack:
                    stack.remove(view)
                case "clear":
                    stack.clear()
                case "errors":
                    view.errors = _known(view, answer["errors"])
                case "update":
                    rewrite(self.world, view, check_view(answer["view"], "modal"))
                case "push":
                    lay(self.world, view.user, check_view(answer["view"], "modal"))
        except SlackError as wrong:
            view.trouble = True
            self.world.breach(f"answer to view_submission: {wrong.body()}")

    def _sorry(self, user: User, place: Channel, line: str) -> None:
        name = line.split(maxsplit=1)[0]
        words = f'{name} failed with the error "operation_timeout"'
        ts = user.workspace.next_ts()
        said = Message(ts, place, user.workspace.slackbot, words, [], only_for=user)
        user.workspace.add(place, said)


def _control(seen: Seen, label: str, kind: str | None = None) -> Control:
    for control in seen.controls:
        if control.label == label and kind in (None, control.kind):
            return control
    raise AssertionError(f"there is no {label!r} here:\n{seen}")


def _form(user: User) -> Form:
    form = sight.form(user)
    if form is None:
        raise AssertionError(f"{user.name} has no form open")
    return form


def _put(view: View, control: Control, state: Json) -> None:
    view.values[control.block["block_id"]] = {control.element["action_id"]: state}


def _complete(form: Form, view: View) -> None:
    for control in form.controls:
        if control.block["type"] != "input":
            continue
        typed = view.values.setdefault(control.block["block_id"], {})
        state = typed.setdefault(control.element["action_id"], typing_in.beginning(control.element))
        if typing_in.is_empty(state) and not control.block.get("optional"):
            raise AssertionError(f"Slack asks for {control.label!r} before it lets the form go")


def _known(view: View, errors: dict[str, str]) -> dict[str, str]:
    asked = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not errors or set(errors) - asked:
        raise SlackError("errors_for_no_field", fields=sorted(set(errors) - asked))
    return errors


def _speaks(answer: Json) -> bool:
    return bool(answer.get("text") or answer.get("blocks"))
