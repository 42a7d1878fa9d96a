"""Who may meet whom: the programme's rules, and what people themselves ruled out."""

from __future__ import annotations

from dataclasses import replace

from bot.matching.facts.pairs import Pairs, Yes, no
from bot.matching.facts.values import Attribute, Kind, Person, Rule, Rules


def active(rules: Rules) -> tuple[Rule, ...]:
    """The programme rules in force, each once. A lottery draws lots and adds none."""
    found = [Rule("never_same", name) for name in rules.never_same]
    found += [Rule("always_different", name) for name in rules.always_different]
    match rules.kind:
        case Kind.ACROSS:
            found.append(Rule("across", rules.group_by))
        case Kind.WITHIN:
            found.append(Rule("within", rules.group_by))
        case Kind.OUTSIDER:
            found.append(Rule("outsider"))
    if rules.language_in_common:
        found.append(Rule("language"))
    if rules.mentor_with_mentee:
        found.append(Rule("mentoring"))
    return tuple(dict.fromkeys(found))


def broken(rule: Rule, pairs: Pairs) -> Yes:
    """Whether the two may not meet under this rule."""
    match rule.name, rule.attribute:
        case "never_same" | "across", str(name):
            return pairs.same(name)
        case "always_different", str(name):
            return no(pairs.differ(name))
        case "within", str(name):
            return no(pairs.same(name))
        case "language", _:
            return pairs.both("languages") & no(pairs.common("languages", "languages", 1))
        case "mentoring", _:
            return no(counterparts(pairs))
        case _:
            elsewhere = pairs.differ("team") | pairs.differ("organisation")
            return no(pairs.same("field") & elsewhere)


def counterparts(pairs: Pairs) -> Yes:
    """One mentors and the other looks for a mentor, either way round."""
    there = pairs.flags("mentor", "looking_for_mentor")
    return there | pairs.flags("looking_for_mentor", "mentor")


def excluded(a: Person, b: Person) -> bool:
    """Either ruled the other out: by name, by organisation, or as a conflict of interest."""
    return (
        b.id in a.avoids
        or a.id in b.avoids
        or b.id in a.conflicts
        or a.id in b.conflicts
        or b.organisation in a.avoids_organisations
        or a.organisation in b.avoids_organisations
    )


def without(rules: Rules, rule: Rule) -> Rules:
    """The same rules but for this one."""
    match rule.name:
        case "never_same":
            return replace(rules, never_same=_less(rules.never_same, rule))
        case "always_different":
            return replace(rules, always_different=_less(rules.always_different, rule))
        case "language":
            return replace(rules, language_in_common=False)
        case "mentoring":
            return replace(rules, mentor_with_mentee=False)
        case _:
            return replace(rules, kind=Kind.STANDARD)


def _less(names: tuple[Attribute, ...], rule: Rule) -> tuple[Attribute, ...]:
    return tuple(name for name in names if name != rule.attribute)
