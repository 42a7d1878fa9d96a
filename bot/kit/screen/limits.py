"""The strictest limit of all platforms for everything that is shown, in one table.

Sources: Slack's Block Kit reference, Discord's component and interaction reference.
"""

from typing import Final

TITLE: Final = 150  # Slack: header block
CARD: Final = 3800  # Discord: 4,000 characters in all text displays of one message
MESSAGE_CARDS: Final = 3
FIELDS: Final = 10
FIELD_LABEL: Final = 75
ROWS: Final = 8  # Discord: a row takes three components
BUTTONS: Final = 5  # Discord: five buttons in a row
COMPONENTS: Final = 39  # Discord: 40 in a message; one calls people by name
BUTTON_LABEL: Final = 75  # Slack: button text
TOKEN: Final = 100  # Discord: custom_id
ALT: Final = 1024  # Discord: description of an attachment

FORM_TITLE: Final = 24  # Slack: modal title
FORM_FIELDS: Final = 5  # Discord: top-level components of a modal
FORM_INTRO: Final = 1500
FORM_LABEL: Final = 45  # Discord: label
FORM_HINT: Final = 100  # Discord: label description, placeholder
FORM_SUBMIT: Final = 24  # Slack: submit
CHOICES: Final = 25  # Discord: options of a select
CHOICE_LABEL: Final = 75  # Slack: option text
CHOICE_VALUE: Final = 75  # Slack: option value
LINE: Final = 300
PARAGRAPH: Final = 3000  # Slack: plain_text_input


class TooMuch(ValueError):
    """Something does not fit every platform; the message says what and how to mend it."""


def fits(what: str, length: int, limit: int, mend: str) -> None:
    """Raise TooMuch when `length` is over `limit`."""
    if length > limit:
        raise TooMuch(f"{what} is {length} long, at most {limit} fit: {mend}")
