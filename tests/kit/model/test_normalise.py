"""When two things that people typed are the same, and how names are sorted."""

import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.model.normalise import by_name, holds, organisation, parts, pieces, same


def test_spaces_and_capitals_make_no_difference() -> None:
    """Two spellings of a name compare as equal, and so do the parts of a list."""
    assert same("  Data   Lead ") == same("data lead")
    assert parts("Hiring, ,  SQL ") == parts("sql,hiring")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Front-end", "front end"),
        ("Caf\xe9", "cafe"),
        ("I don\u2019t", "i don't"),
        ("Zo\xeb", "zoe"),
        ("\u0130stanbul", "istanbul"),
        ("\u0141\xf3d\u017a", "Lodz"),
        ("stra\xdfe", "STRASSE"),
        ("\uff28\uff32", "HR"),
        ("\ufb01nance", "finance"),
        ("data\u200b lead", "Data Lead"),
        ("\u0451\u043b\u043a\u0430", "\u0435\u043b\u043a\u0430"),
        ("\u1f08\u03b8\u1fc6\u03bd\u03b1", "\u03b1\u03b8\u03b7\u03bd\u03b1"),
    ],
)
@pytest.mark.shows("R6")
def test_what_reads_alike_is_the_same(one: str, other: str) -> None:
    """Accents, width, typographic signs and unseen letters make no difference."""
    assert same(one) == same(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("Web 2.0", "Web 20"),
        ("\u30ac\u30b9", "\u30ab\u30b9"),
        ("\u0915\u093f", "\u0915\u093e"),
        ("\u0915\u0941", "\u0915\u0942"),
        ("\u0e01\u0e34", "\u0e01\u0e35"),
        ("\u043c\u043e\u0439", "\u043c\u043e\u0438"),
        ("SQL", "NoSQL"),
    ],
)
def test_other_letters_stay_other_words(one: str, other: str) -> None:
    """A sign or mark that makes another word keeps the two apart, in every script."""
    assert same(one) != same(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rival Inc", "Rival"),
        ("Rival Inc", "rival "),
        ("Rival Inc", "RIVAL, Ltd."),
        ("Rival Inc", "Rival GmbH & Co. KG"),
        ("Rival Inc", "Rival S. A."),
        ("Rival Inc", "Rival Pvt. Ltd."),
        ("Rival Inc", "Rival\u2122"),
        ("Soci\xe9t\xe9 G\xe9n\xe9rale", "Socie\u0301te\u0301 Ge\u0301ne\u0301rale"),
        ("Soci\xe9t\xe9 G\xe9n\xe9rale", "Societe Generale"),
        ("Soci\xe9t\xe9 G\xe9n\xe9rale", "Soci\xe9t\xe9 G\xe9n\xe9rale."),
        ("Soci\xe9t\xe9 G\xe9n\xe9rale", "Soci\xe9t\xe9\u200b G\xe9n\xe9rale"),
        ("Soci\xe9t\xe9 G\xe9n\xe9rale", "Soci\xe9t\xe9\u200bG\xe9n\xe9rale"),
        ("Soci\xe9t\xe9 G\xe9n\xe9rale", "SOCI\xc9T\xc9 G\xc9N\xc9RALE S.A."),
        ("L'Or\xe9al", "L\u2019Or\xe9al"),
        ("L'Or\xe9al", "LOREAL"),
        ("AT&T", "AT & T"),
        ("AT&T", "AT&T Inc."),
        ("AT&T", "\uff21\uff34\uff06\uff34"),
        ("ACME", "\uff21\uff23\uff2d\uff25"),
        ("Volvo AB", "AB Volvo"),
        ("Maersk", "M\xe6rsk A/S"),
        ("\xd8rsted A/S", "Orsted"),
        ("Coca-Cola", "Coca Cola"),
        ("Coca-Cola", "Coca\u2011Cola"),
        ("J.P. Morgan", "JPMorgan"),
        ("Johnson & Johnson", "Johnson and Johnson"),
        ("Yahoo!", "Yahoo"),
        ("PT Telkom", "Telkom"),
        ("\u041e\u041e\u041e \u041c\u0430\u044f\u043a", "\u041c\u0430\u044f\u043a"),
    ],
)  # fmt: skip
@pytest.mark.shows("H5", "R6")
def test_an_organisation_is_the_same_however_it_is_written(one: str, other: str) -> None:
    """Accents, signs, unseen letters and legal forms, before or after it, make no difference."""
    assert organisation(one) == organisation(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rival Foods", "Rival"),
        ("AT&T", "ATT"),
        ("AT&T", "A&T"),
        ("3M", "M3"),
        ("BP", "BPP"),
        ("SA Power", "Power"),
        ("AS Watson", "Watson"),
        ("SE Bank", "Bank"),
        ("Studio 5.5", "Studio 55"),
        ("Company A", "Company B"),
        ("A+", "A"),
        ("Visit UK", "Visit EU"),
        ("Rival UK", "Rival NL"),
        ("Oy Vey", "Ab Vey Foods"),
        ("General Motors", "General Electric"),
        ("Bank of America", "Bank of Ireland"),
        ("ABB", "AB B"),
        ("Sand", "S & D"),
        ("\u30d1\u30ca\u30bd\u30cb\u30c3\u30af", "\u30cf\u30ca\u30bd\u30cb\u30c3\u30af"),
    ],
)
@pytest.mark.shows("H5")
def test_other_organisations_stay_apart(one: str, other: str) -> None:
    """Two companies are never made one because their names look a little alike."""
    assert organisation(one) != organisation(other)


@pytest.mark.parametrize("typed", ["", "AG", "Company", "AB", "PT"])
def test_a_name_that_is_only_a_legal_form_stays(typed: str) -> None:
    """What is left is never empty where something was typed."""
    assert organisation(typed) == typed.casefold()


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_what_can_be_seen_never_becomes_nothing(typed: str) -> None:
    """Whatever was typed compares as something, and comparing twice changes nothing."""
    if same(typed):
        assert organisation(typed)
        assert same(same(typed)) == same(typed)


@given(st.text())
def test_how_letters_are_stored_makes_no_difference(typed: str) -> None:
    """Composed and decomposed letters are the same, and so are capitals."""
    for form in ("NFC", "NFD"):
        assert same(unicodedata.normalize(form, typed)) == same(typed)


def test_a_list_is_parted_where_people_part_it() -> None:
    """Commas, semicolons and lines part; a slash belongs to the word."""
    assert pieces("UI/UX; hiring,  SQL\nC#") == ["UI/UX", "hiring", "SQL", "C#"]


@pytest.mark.parametrize("searched", ["don't", "I don\u2019t", "zoe", "ZO\xcb", "", "know zoe"])
def test_words_are_found_as_people_read_them(searched: str) -> None:
    """An apostrophe of another kind or a missing accent does not hide one's own words."""
    assert holds("I don\u2019t know Zo\xeb yet.", searched)
    assert not holds("I do know Zo\xeb", "don't")


@dataclass(frozen=True)
class _Thing:
    """Something with a name."""

    name: str


def test_names_are_sorted_as_people_read_them() -> None:
    """Neither capitals nor accents move a name to the end of a list."""
    names = ["Zoo", "apple", "\xc4rzte", "Berlin", "\xe9cole", "\u201cBern\u201d"]
    listed = [each.name for each in by_name(map(_Thing, names))]
    assert listed == ["apple", "\xc4rzte", "Berlin", "\u201cBern\u201d", "\xe9cole", "Zoo"]
