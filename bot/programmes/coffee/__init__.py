"""Coffee: introductions in rounds and outside them, from the heads-up to "shall we meet again?"."""

from datetime import timedelta

from bot.kit.contracts.commands import Action, Command, Option
from bot.kit.contracts.events import (
    ChannelClosed,
    ChannelJoined,
    ChannelLeft,
    Gone,
    Left,
    Paused,
    PlaceLost,
    Resumed,
)
from bot.kit.contracts.jobs import CatchUp, Job, LongJob, for_each
from bot.kit.contracts.programme import CardKind, Programme
from bot.kit.membership.channels import INVITE_CHANNEL
from bot.kit.screen.forms import Kind
from bot.programmes.coffee import cards, home, joining, listeners, organising, privacy
from bot.programmes.coffee.introductions import choosing_times, did_you_meet, group_cards, places
from bot.programmes.coffee.on_demand import invitations, waiting
from bot.programmes.coffee.questions import proposals
from bot.programmes.coffee.rounds import announcing, closing, drawing, skipping

commands = (
    Command("coffee", "join", joining.join, default=True, needs_here=True),
    Command("coffee", "leave", joining.leave),
    Command("coffee", "skip", skipping.skip),
    Command("coffee", "now", waiting.now),
    Command("coffee", "invite", invitations.invite, (Option("who", Kind.PEOPLE),), opens_form=True),
    Command("coffee", "question", proposals.propose, opens_form=True),
    Command("coffee", "start", organising.start, organiser=True, opens_form=True, needs_here=True),
    Command("coffee", "list", organising.listing, organiser=True, default=True),
    Command("coffee", "questions", proposals.proposals, organiser=True),
)

presses = {
    "join": Action(joining.join),
    "join_this": Action(joining.join_this),
    "which": Action(joining.which),
    "which_leave": Action(joining.which_leave),
    "leave": Action(joining.leave),
    "not_for_me": Action(joining.not_for_me),
    "mine": Action(skipping.mine),
    "skip": Action(skipping.skip),
    "be_in": Action(skipping.be_in),
    "stay": Action(skipping.stay),
    "ask_later": Action(skipping.ask_later),
    "take_time": Action(choosing_times.take_time),
    "change_time": Action(choosing_times.change_time),
    "other_time": Action(choosing_times.other_time, opens_form=True),
    "more": Action(choosing_times.more),
    "other_questions": Action(choosing_times.other_questions),
    "met": Action(did_you_meet.met),
    "planned": Action(did_you_meet.planned),
    "not_met": Action(did_you_meet.not_met),
    "again_yes": Action(did_you_meet.again_yes),
    "again_no": Action(did_you_meet.again_no),
    "now": Action(waiting.now),
    "stop_waiting": Action(waiting.stop_waiting),
    "somebody_else": Action(waiting.somebody_else),
    "invite": Action(invitations.invite, opens_form=True),
    "invited": Action(invitations.invited),
    "accept": Action(invitations.accept),
    "decline": Action(invitations.decline),
    "never": Action(invitations.never),
    "propose": Action(proposals.propose, opens_form=True),
    "start": Action(organising.start, opens_form=True, organiser=True),
    "list": Action(organising.listing, organiser=True),
    "show": Action(organising.one, organiser=True),
    "edit": Action(organising.edit, opens_form=True, organiser=True),
    "fine": Action(organising.fine, opens_form=True, organiser=True),
    "hold": Action(organising.hold, organiser=True),
    "resume": Action(organising.resume, organiser=True),
    "stop": Action(organising.stop, organiser=True),
    "stop_really": Action(organising.stopped, organiser=True),
    "take": Action(proposals.take, organiser=True),
    "leave_out": Action(proposals.leave_out, organiser=True),
}

submits = {
    "other_time": Action(choosing_times.set_other_time),
    "invite": Action(invitations.send_invitations),
    "propose": Action(proposals.proposed),
    "start": Action(organising.started, organiser=True),
    "edit": Action(organising.edited, organiser=True),
    "fine": Action(organising.refined, organiser=True),
}

A_NUDGE_IN_TIME = timedelta(days=3)

jobs: dict[str, Job | LongJob] = {
    "announce": LongJob(
        announcing.who_is_in,
        announcing.roll_call,
        announcing.announce,
        announcing.announced,
        again=announcing.again,
    ),
    "draw": LongJob(drawing.who_wants, drawing.draw_round, drawing.settle, drawing.drawn, batch=5),
    "call_off": for_each(drawing.who_wanted, drawing.call_off),
    "nobody_in": Job(drawing.nobody_in),
    "nudge": for_each(closing.groups, closing.nudge, catch_up=CatchUp.SKIP, grace=A_NUDGE_IN_TIME),
    "ask": for_each(closing.groups, closing.ask_how),
    "close": for_each(closing.groups, closing.close, finish=closing.closed),
    "nudge_group": Job(closing.nudge_group, catch_up=CatchUp.SKIP, grace=A_NUDGE_IN_TIME),
    "ask_group": Job(closing.ask_group),
    "ask_again": Job(closing.ask_again),
    "close_group": Job(closing.close_group),
    "wake": Job(skipping.wake),
    "waited": Job(waiting.waited),
    "expire": Job(invitations.expire),
    "invite_channel": INVITE_CHANNEL,
}

coffee = Programme(
    name="coffee",
    commands=commands,
    presses=presses,
    submits=submits,
    jobs=jobs,
    cards={
        "introduction": CardKind(group_cards.introduce),
        "time": CardKind(group_cards.time),
        "nudge": CardKind(group_cards.nudge),
        "met": CardKind(group_cards.met),
        "mutual": CardKind(group_cards.mutual),
        "rematch": CardKind(group_cards.rematch),
        "heads_up": CardKind(cards.heads_up),
        "nobody": CardKind(cards.nobody),
        "alone": CardKind(cards.alone),
        "needs_people": CardKind(cards.needs_people, always=True),
        "silent": CardKind(cards.silent),
        "welcome": CardKind(cards.welcome),
        "invited": CardKind(cards.invited, always=True),
        "invitation": CardKind(cards.invitation),
        "peer_invitation": CardKind(cards.invitation, always=True),
        "ran_out": CardKind(cards.ran_out),
        "not_now": CardKind(cards.not_now),
        "waited": CardKind(cards.waited),
        "channel_gone": CardKind(cards.channel_gone, always=True),
        "door": CardKind(cards.door),
        "question_taken": CardKind(cards.question_taken),
        "relax": CardKind(cards.relax, always=True),
    },
    makers={"calendar": group_cards.calendar},
    hears={
        ChannelJoined: listeners.channel_joined,
        ChannelLeft: listeners.channel_left,
        ChannelClosed: listeners.channel_closed,
        Left: listeners.left,
        Gone: listeners.left,
        Paused: listeners.paused,
        Resumed: listeners.resumed,
        PlaceLost: places.lost,
    },
    home=home.home,
    export=privacy.export,
    tells=privacy.TELLS,
    forget=privacy.forget,
    check=organising.check,
    rhythm="announce",
)
"""The programme, as `bot.programmes` lists it."""
