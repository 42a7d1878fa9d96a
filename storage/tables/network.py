"""What the private network plan keeps."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from storage.tables.declaring import Keep, instant, number, owned, ref, typed, words

network_acquaintances = owned(
    "network_acquaintances",
    Keep("whom a member has met here, and when last", days=1100, since="met"),
    ref("member"),
    ref("other"),
    number("times"),
    instant("met"),
    UniqueConstraint("member", "other"),
    Index(None, "community", "other"),
)

network_wishes = owned(
    "network_wishes",
    Keep("which kinds of peers a member would like, in their private plan"),
    ref("member"),
    words("kind"),
    number("wanted"),
    words("every"),
    instant("created"),
    UniqueConstraint("member", "kind"),
)

network_names = owned(
    "network_names",
    Keep("whom a member put into their private plan"),
    ref("member"),
    ref("wish"),
    ref("other"),
    typed("name"),
    instant("touched"),
    instant("created"),
    Index(None, "community", "member"),
    Index(None, "community", "other"),
)
