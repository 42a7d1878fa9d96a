"""A refusal as Slack spells it."""

from typing import Any

Json = dict[str, Any]


class SlackError(Exception):
    """Becomes ``{"ok": false, "error": code, …}``; anything extra travels beside the code."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra

    def body(self) -> Json:
        """The answer as it goes over the wire."""
        return {"ok": False, "error": self.code, **self.extra}


def invalid(code: str, problems: list[str]) -> SlackError:
    """A refusal that lists what is wrong, each with its JSON pointer."""
    messages = [f"[ERROR] {problem}" for problem in problems]
    return SlackError(code, errors=problems, response_metadata={"messages": messages})
