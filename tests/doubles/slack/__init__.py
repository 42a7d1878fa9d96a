"""A Slack of our own on 127.0.0.1 that the real slack-bolt talks to through ``base_url``.

Theory of operation. A call's effect is in the world before its answer leaves, so a cut
connection leaves the message standing, as in life. ``world`` remembers, ``methods`` change it,
``limits`` refuse what Block Kit refuses, ``web_api`` is the door in; ``delivery`` brings events
and interactions out over ``socket_mode`` or ``http_events``; ``sight`` is what a person sees and
``hands`` what a person does. Time stands still until a test turns it.
"""

from tests.doubles.slack.delivery import Delivery
from tests.doubles.slack.loopback import LoopbackSlack
from tests.doubles.slack.people import Channel, User
from tests.doubles.slack.sight import Form, Seen
from tests.doubles.slack.workspace import Workspace

__all__ = ["Channel", "Delivery", "Form", "LoopbackSlack", "Seen", "User", "Workspace"]
