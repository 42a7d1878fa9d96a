"""What thanks and members' own stories keep."""

from __future__ import annotations

from sqlalchemy import Index

from storage.tables.declaring import Keep, flag, instant, owned, ref, typed, words

thanks_notes = owned(
    "thanks_notes",
    Keep("that somebody was thanked; the words, encrypted, until they are delivered", days=800),
    ref("member"),
    ref("writer"),
    words("kind"),
    typed("words"),
    flag("delivered"),
    instant("created"),
    Index(None, "community", "member"),
    Index(None, "community", "writer"),
)

thanks_stories = owned(
    "thanks_stories",
    Keep("a member's own story, encrypted, until it is published or dropped", days=14),
    ref("member"),
    ref("series"),
    typed("words"),
    flag("named"),
    flag("published"),
    instant("created"),
    Index(None, "community", "member"),
)
