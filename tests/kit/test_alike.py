"""When two things that people typed are the same."""

import pytest

from bot.kit.alike import organisation, parts, same


def test_spaces_and_capitals_make_no_difference() -> None:
    """Two spellings of a name compare as equal, and so do the parts of a list."""
    assert same("  Data   Lead ") == same("data lead")
    assert parts("Hiring, ,  SQL ") == parts("sql,hiring")


@pytest.mark.parametrize("typed", ["Rival", "rival ", "RIVAL, Ltd.", "Rival GmbH & Co. KG"])
@pytest.mark.shows("H5", "R6")
def test_legal_forms_make_no_difference(typed: str) -> None:
    """An organisation is the same with and without Ltd., Inc. or GmbH."""
    assert organisation(typed) == organisation("Rival Inc")


@pytest.mark.parametrize("typed", ["", "AG", "Company"])
def test_a_name_that_is_only_a_legal_form_stays(typed: str) -> None:
    """What is left is never empty where something was typed."""
    assert organisation(typed) == typed.casefold()


def test_other_names_stay_apart() -> None:
    """Names that only begin alike are two organisations."""
    assert organisation("Rival Foods") != organisation("Rival")
