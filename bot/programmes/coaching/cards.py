"""The cards coaching owes, made when they leave: ids in, what their reader sees now out."""

from __future__ import annotations

from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.avoidance import apart
from bot.kit.membership.invitations import unwelcome
from bot.kit.model.commitments import Commitment
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member, Slip
from bot.kit.screen.cards import Card
from bot.kit.screen.text import said
from bot.kit.time.working_hours import Hours
from bot.programmes.coaching.access import others, people, to_act
from bot.programmes.coaching.finding import suggestions
from bot.programmes.coaching.models import Call, Conversation, Participant, PrivateNote
from bot.programmes.coaching.rules import ENDS, OFFERED, STAGES
from bot.programmes.coaching.state_machine import TalkState
from bot.programmes.coaching.transitions import until
from bot.programmes.coaching.views import after, asking, finding, stage, timing

Ids = tuple[str, ...]


Found = tuple[Conversation, Participant, Member]


async def _for(tx: Transaction, to: Recipient, ids: Ids) -> Found | NoteReason:
    """Return the conversation, the reader's chair and the reader, or why they have no part."""
    talk = await tx.get(Conversation, ids[0])
    if talk is None:
        return NoteReason.SUBJECT_GONE
    chair = await tx.one(Participant, conversation=talk.id, member=to.reader.id)
    return (talk, chair, to.reader) if chair and not chair.silent else NoteReason.NOT_FOR_READER


async def invitation(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the invitation, unless things have changed meanwhile."""
    found = await _for(tx, to, ids)
    if isinstance(found, NoteReason):
        return found
    talk, chair, reader = found
    seats = await people(talk, tx)
    if 0 not in seats:
        return NoteReason.SUBJECT_GONE
    asker = seats[0]
    if talk.state not in OFFERED:
        return NoteReason.MOVED_ON
    why_not = unwelcome(reader, tx.now)
    if why_not or await apart(asker, reader, tx):
        return why_not or NoteReason.NOT_FOR_READER
    slip = await tx.get(Slip, ids[1]) if len(ids) > 1 else None
    line = slip.words if slip else ""
    made = asking.invitation(talk, seats, chair.seat, line=line, new=not reader.joined)
    return made if len(ids) > 1 else asking.reminding(made, asker, talk)


async def delivered(tx: Transaction, ids: Ids) -> None:
    """Forget the first line of an invitation once it was read out."""
    if len(ids) > 1:
        await tx.remove(Slip, id=ids[1])


async def agree(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the agreement for somebody who has not confirmed it yet."""
    found = await _for(tx, to, ids)
    if isinstance(found, NoteReason):
        return found
    talk, chair, reader = found
    if talk.state is not TalkState.AGREEING:
        return NoteReason.MOVED_ON
    if chair.seat not in to_act(talk):
        return NoteReason.ANSWERED
    if await _ruled_out(talk, reader, tx):
        return NoteReason.NOT_FOR_READER
    return asking.agreement_sent(talk, await people(talk, tx), tx.community, chair.seat)


async def _ruled_out(talk: Conversation, reader: Member, tx: Transaction) -> bool:
    """Say whether somebody ruled out another one after they were asked (rule R6)."""
    there = await others(talk, reader, tx)
    return any([await apart(reader, each, tx) for each in there])


async def put_off(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word to whoever asked that it is for another time."""
    found = await _for(tx, to, ids)
    if isinstance(found, NoteReason):
        return found
    if found[0].state is not TalkState.PUT_OFF:
        return NoteReason.MOVED_ON
    return asking.put_off(await others(found[0], found[2], tx), found[0])


async def declined(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word to whoever asked that it is not now."""
    return await _not_this_time("declined", tx, to, ids)


async def expired(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word to whoever asked that nothing came of it."""
    return await _not_this_time("expired", tx, to, ids)


async def not_begun(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word that a conversation does not begin after all."""
    return await _not_this_time("not-begun", tx, to, ids)


async def ended(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word that a conversation has ended."""
    return await _not_this_time("ended", tx, to, ids)


async def _not_this_time(key: str, tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    found = await _for(tx, to, ids)
    if isinstance(found, NoteReason):
        return found
    asked = found[1].seat == 0 and key in ("declined", "expired")
    near = await suggestions(found[2], tx) if asked else []
    others_ = await others(found[0], found[2], tx)
    near = [each for each in near if each.member.id not in {who.id for who in others_}]
    told, buttons = finding.told(near, found[2]), finding.ask_buttons(near)
    return asking.not_this_time(key, others_, told, buttons)


async def found(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the agreement for whoever called, with who said yes."""
    seated = await _for(tx, to, ids)
    if isinstance(seated, NoteReason):
        return seated
    talk, _, reader = seated
    if talk.state is not TalkState.AGREEING:
        return NoteReason.MOVED_ON
    other = await others(talk, reader, tx)
    if not other:
        return NoteReason.TOO_FEW
    return asking.agreement_with(other[0], talk, await people(talk, tx), tx.community)


async def call(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the question who has done this before, unless it was answered meanwhile."""
    asked = await tx.get(Call, ids[0])
    asker = await tx.get(Member, asked.member) if asked else None
    slip = await tx.get(Slip, ids[1])
    if asked is None or asker is None or slip is None:
        return NoteReason.SUBJECT_GONE
    if asked.answered or tx.now >= asked.expires:
        return NoteReason.MOVED_ON
    if await apart(asker, to.reader, tx):
        return NoteReason.NOT_FOR_READER
    return finding.call(asked, asker, said(slip.words))


async def nobody(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word that nobody is free this time."""
    return finding.nobody()


async def shown(talk: Conversation, tx: Transaction) -> stage.ShownTalk:
    """Return a conversation with what its standing card needs."""
    seats = await people(talk, tx)
    waited = [seats[seat] for seat in sorted(to_act(talk)) if seat in seats]
    until_ = None
    if talk.state in STAGES and seats:
        reader = waited[0] if waited else next(iter(seats.values()))
        until_ = until(talk, Hours.of(reader, tx.community))
    made = await tx.count(Commitment, origin=f"coaching:{talk.id}")
    return stage.ShownTalk(talk, seats, tx.community, until_, made)


async def standing(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the one standing card of a conversation's place."""
    talk = await tx.get(Conversation, ids[0])
    return stage.standing(await shown(talk, tx)) if talk else NoteReason.SUBJECT_GONE


async def time(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word that a time was chosen, unless another one was; `ids`: by whom, the version."""
    found = await _for(tx, to, ids)
    by = await tx.get(Member, ids[1])
    if isinstance(found, NoteReason):
        return found
    talk, _, reader = found
    if by is None:
        return NoteReason.SUBJECT_GONE
    if talk.meets is None or str(talk.version) != ids[2]:
        return NoteReason.REPLACED if talk.meets else NoteReason.MOVED_ON
    seats = list((await people(talk, tx)).values())
    return timing.chosen(talk, talk.meets, seats, by, reader)


async def starts(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word that it is time, unless it is over already."""
    found = await _for(tx, to, ids)
    if isinstance(found, NoteReason):
        return found
    if found[0].standing.over:
        return NoteReason.MOVED_ON
    return timing.starts(found[0], await others(found[0], found[2], tx))


async def nudge(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the one reminder, unless somebody went on meanwhile; `ids` end with the version."""
    found = await _for(tx, to, ids)
    if isinstance(found, NoteReason):
        return found
    if str(found[0].entered) != ids[1]:
        return NoteReason.MOVED_ON
    if found[1].seat not in to_act(found[0]):
        return NoteReason.ANSWERED
    return stage.in_private(stage.nudge(await shown(found[0], tx)), found[0])


async def debrief(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the question how it was, unless it was answered."""
    found = await _for(tx, to, ids)
    if isinstance(found, NoteReason):
        return found
    if found[1].looked or found[0].state in ENDS:
        return NoteReason.ANSWERED if found[1].looked else NoteReason.MOVED_ON
    there = await others(found[0], found[2], tx)
    return after.debrief(found[0], there, again=len(ids) > 1)


async def again(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the card that reveals a mutual wish."""
    found = await _for(tx, to, ids)
    if isinstance(found, NoteReason):
        return found
    return after.again(found[0], await others(found[0], found[2], tx))


async def note(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the question whether a note is kept."""
    found = await _for(tx, to, ids)
    if isinstance(found, NoteReason):
        return found
    there = await tx.count(PrivateNote, conversation=ids[0], member=found[2].id)
    return after.note_at_end(found[0]) if there else NoteReason.SUBJECT_GONE
