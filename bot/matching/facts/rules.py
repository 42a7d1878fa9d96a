"""Who may meet whom: the programme's rules, and what people themselves ruled out."""

from __future__ import annotations

from dataclasses import replace

from bot.matching.facts.pairs import Pairs, Yes, no
from bot.matching.facts.values import Person, RoundKind, Rule, Rules


def active(rules: Rules) -> tuple[Rule, ...]:
    """The programme rules in force, each once. A lottery draws lots and adds none."""
    found = [Rule("never_same", name) for name in rules.never_same]
    match rules.kind:
        case RoundKind.ACROSS:
            found.append(Rule("across", rules.group_by))
        case RoundKind.WITHIN:
            found.append(Rule("within", rules.group_by))
        case RoundKind.OUTSIDER:
            found.append(Rule("outsider"))
    if rules.language_in_common:
        found.append(Rule("language"))
    return tuple(dict.fromkeys(found))


def broken(rule: Rule, pairs: Pairs) -> Yes:
    """Whether the two may not meet under this rule."""
    match rule.name, rule.attribute:
        case "never_same" | "across", str(name):
            return pairs.same(name)
        case "within", str(name):
            return no(pairs.same(name))
        case "language", _:
            return pairs.both("languages") & no(pairs.common("languages", "languages", 1))
        case _:
            elsewhere = pairs.differ("team") | pairs.differ("organisation")
            return no(pairs.same("field") & elsewhere)


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
            left = tuple(name for name in rules.never_same if name != rule.attribute)
            return replace(rules, never_same=left)
        case "language":
            return replace(rules, language_in_common=False)
        case _:
            return replace(rules, kind=RoundKind.STANDARD)
