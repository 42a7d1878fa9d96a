"""What commitments keep."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from storage.tables.declaring import Keep, flag, instant, number, owned, ref, typed, words

commitments = owned(
    "commitments",
    Keep("what a member set out to do, encrypted", days=730, since="changed"),
    ref("member"),
    typed("what"),
    typed("plan"),
    words("day"),
    words("course"),
    number("not_yets"),
    ref("origin"),
    instant("created"),
    instant("changed"),
    Index(None, "community", "member", "course"),
)

commitment_askers = owned(
    "commitment_askers",
    Keep("who may ask about a commitment", days=730),
    ref("commitment"),
    ref("owner"),
    ref("member"),
    words("consent"),
    flag("silent"),
    instant("expires"),
    instant("created"),
    UniqueConstraint("commitment", "member"),
    Index(None, "community", "member"),
    Index(None, "community", "owner"),
)

commitment_steps = owned(
    "commitment_steps",
    Keep("what an owner told about a commitment, encrypted", days=730),
    ref("commitment"),
    ref("member"),
    words("turn"),
    typed("words"),
    flag("shared"),
    instant("created"),
    Index(None, "community", "commitment"),
    Index(None, "community", "member"),
)
