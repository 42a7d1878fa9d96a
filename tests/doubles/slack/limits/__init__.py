"""Block Kit's limits, checked as Slack checks them and worded as Slack words them."""

from tests.doubles.slack.limits.blocks import check_message, check_view

__all__ = ["check_message", "check_view"]
