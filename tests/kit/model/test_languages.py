"""Reading the languages that people list."""

import pytest

from bot.kit.model.languages import Languages, listed, names, read_languages, spoken


@pytest.mark.parametrize(
    "typed",
    [
        "English, German",
        "English; German",
        "English/German",
        "english / GERMAN",
        "en, de",
        "English and Deutsch",
        "English & german",
        "English (fluent), German (a little)",
        "en-GB, de-AT",
        "English\nGerman",
        "English, German, English",
    ],
)
@pytest.mark.shows("H5", "R6")
def test_languages_are_listed_in_many_ways(typed: str) -> None:
    """However two languages are parted and named, the same two ids are read."""
    assert read_languages(typed) == Languages(("en", "de"))


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("Deutsch", "de"),
        ("Fran\xe7ais", "fr"),
        ("francais", "fr"),
        ("espa\xf1ol", "es"),
        ("Mandarin", "zh"),
        ("\u4e2d\u6587", "zh"),
        ("\u65e5\u672c\u8a9e", "ja"),
        ("Farsi", "fa"),
        ("\u0641\u0627\u0631\u0633\u06cc", "fa"),
        ("Tagalog", "fil"),
        ("norsk", "nb"),
        ("\u0420\u0443\u0441\u0441\u043a\u0438\u0439", "ru"),
        ("Cantonese", "yue"),
        ("Haitian", ""),
        ("Java", ""),
    ],
)
def test_a_language_has_several_names(typed: str, id: str) -> None:
    """English names, own names, ids and what people say besides mean one language."""
    assert read_languages(typed).ids == ((id,) if id else ())


def test_what_is_no_language_on_the_list_is_said_back() -> None:
    """Unknown words are kept as typed, and two people share one however they write it."""
    assert read_languages("English, Klingon") == Languages(("en",), ("Klingon",))
    assert spoken("Klingon") & spoken("KLINGON; en") == {"klingon"}
    assert listed(spoken("Klingon, de")) == ["German", "Klingon"]
    assert read_languages(" , ;") == Languages(())


def test_no_name_means_two_languages() -> None:
    """Each name on the list is read as its own language, and labels are sorted as people read."""
    for id, known in names().items():
        assert all(read_languages(name).ids == (id,) for name in (id, *known))
    assert 60 <= len(names()) <= 100
    assert listed(["sv", "ar", "en"]) == ["Arabic", "English", "Swedish"]
