"""Coffee: introductions in rounds and outside them, from the heads-up to "shall we meet again?"."""

from datetime import timedelta

from bot.kit.events import ChannelClosed, ChannelJoined, ChannelLeft, Gone, Left, Paused
from bot.kit.programme import (
    Action,
    CardKind,
    CatchUp,
    Command,
    Job,
    LongJob,
    Option,
    Programme,
)
from bot.kit.ui import Kind
from bot.programmes.coffee import (
    cards,
    contributions,
    joining,
    meeting,
    organising,
    outside,
    rounds,
)

commands = (
    Command("coffee", "join", joining.join, default=True, needs_here=True),
    Command("coffee", "leave", joining.leave),
    Command("coffee", "skip", joining.skip),
    Command("coffee", "now", outside.now),
    Command("coffee", "invite", outside.invite, (Option("who", Kind.PEOPLE),), opens_form=True),
    Command("coffee", "question", organising.propose, opens_form=True),
    Command("coffee", "start", organising.start, organiser=True, opens_form=True, needs_here=True),
    Command("coffee", "list", organising.listing, organiser=True, default=True),
    Command("coffee", "questions", organising.proposals, organiser=True),
)

presses = {
    "join": Action(joining.join),
    "join_this": Action(joining.join_this),
    "pick": Action(joining.pick, opens_form=True),
    "leave": Action(joining.leave),
    "not_for_me": Action(joining.not_for_me),
    "skip": Action(joining.skip),
    "be_in": Action(joining.be_in),
    "stay": Action(joining.stay),
    "ask_later": Action(joining.ask_later),
    "take_time": Action(meeting.take_time),
    "change_time": Action(meeting.change_time),
    "other_time": Action(meeting.other_time, opens_form=True),
    "more": Action(meeting.more),
    "other_questions": Action(meeting.other_questions),
    "met": Action(meeting.met),
    "planned": Action(meeting.planned),
    "not_met": Action(meeting.not_met),
    "again_yes": Action(meeting.again_yes),
    "again_no": Action(meeting.again_no),
    "now": Action(outside.now),
    "stop_waiting": Action(outside.stop_waiting),
    "somebody_else": Action(outside.somebody_else),
    "invite": Action(outside.invite, opens_form=True),
    "accept": Action(outside.accept),
    "decline": Action(outside.decline),
    "never": Action(outside.never),
    "propose": Action(organising.propose, opens_form=True),
    "start": Action(organising.start, opens_form=True, organiser=True),
    "edit": Action(organising.edit, opens_form=True, organiser=True),
    "fine": Action(organising.fine, opens_form=True, organiser=True),
    "hold": Action(organising.hold, organiser=True),
    "resume": Action(organising.resume, organiser=True),
    "stop": Action(organising.stop, organiser=True),
    "stop_really": Action(organising.stopped, organiser=True),
    "take": Action(organising.take, organiser=True),
    "pass_on": Action(organising.pass_on, organiser=True),
}

submits = {
    "pick": Action(joining.picked),
    "other_time": Action(meeting.set_other_time),
    "invite": Action(outside.send_invitations),
    "propose": Action(organising.proposed),
    "start": Action(organising.started, organiser=True),
    "edit": Action(organising.edited, organiser=True),
    "fine": Action(organising.refined, organiser=True),
}

jobs: dict[str, Job | LongJob] = {
    "announce": LongJob(rounds.who_is_in, rounds.roll_call, rounds.announce, rounds.announced),
    "draw": LongJob(rounds.who_wants, rounds.draw_round, rounds.settle, rounds.drawn, batch=25),
    "nudge": LongJob(
        rounds.groups,
        rounds.as_they_are,
        rounds.nudge,
        organising.nothing_more,
        catch_up=CatchUp.SKIP,
        grace=timedelta(days=3),
    ),
    "ask": LongJob(rounds.groups, rounds.as_they_are, rounds.ask_how, organising.nothing_more),
    "ask_again": Job(rounds.ask_again),
    "close": LongJob(rounds.groups, rounds.as_they_are, rounds.close, rounds.closed, batch=50),
    "wake": Job(joining.wake),
    "expire": Job(outside.expire),
    "invite_channel": LongJob(
        organising.channel_of,
        organising.channel_roll,
        organising.invite_channel,
        organising.nothing_more,
    ),
}

coffee = Programme(
    name="coffee",
    commands=commands,
    presses=presses,
    submits=submits,
    jobs=jobs,
    cards={
        "introduction": CardKind(cards.introduce),
        "time": CardKind(cards.time),
        "nudge": CardKind(cards.nudge),
        "heads_up": CardKind(cards.heads_up),
        "nobody": CardKind(cards.nobody),
        "met": CardKind(cards.met),
        "mutual": CardKind(cards.mutual),
        "silent": CardKind(cards.silent),
        "rematch": CardKind(cards.rematch),
        "welcome": CardKind(cards.welcome),
        "invited": CardKind(cards.invited, always=True),
        "invitation": CardKind(cards.invitation),
        "peer_invitation": CardKind(cards.invitation, always=True),
        "ran_out": CardKind(cards.ran_out),
        "channel_gone": CardKind(cards.channel_gone, always=True),
        "door": CardKind(cards.door),
        "question_taken": CardKind(cards.question_taken),
    },
    makers={"calendar": cards.calendar},
    hears={
        ChannelJoined: joining.on_channel_joined,
        ChannelLeft: joining.on_channel_left,
        ChannelClosed: joining.on_channel_closed,
        Left: joining.on_left,
        Gone: joining.on_left,
        Paused: joining.on_paused,
    },
    home=contributions.home,
    export=contributions.export,
    forget=contributions.forget,
)
"""The programme, as `bot.programmes` lists it."""
