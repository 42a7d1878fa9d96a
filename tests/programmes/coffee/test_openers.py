"""The opener bank of a coffee: its words, who gets which question, and what a good line is."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.programmes.coffee.questions import openers
from bot.programmes.coffee.questions.openers import (
    DEPTHS,
    LONGEST,
    TAGS,
    WRONGS,
    Opener,
    check,
    choose,
)

BANK = openers.load()

GOOD = """
What surprised you at work this week?
Where at work do you go when you need a quiet minute?
When did you last learn something from a stranger?
Who helped you lately, and with what?
Which habit would you like to break, and why?
In which meetings do you speak least?
If you had one more hour today, what would you do with it?
Were you to start again, what would you do differently?
You have worked in three teams: what made one of them special?
This week what made you laugh?
Be honest: what would you rather not do on Mondays?
Tell us about a small thing that went well this week.
Can you tell us about a day that changed how you work?
In two sentences, describe the last thing you repaired.
Describe the last thing you repaired.
How and when do you plan your week?
What changed this year and what stayed the same?
How do you decide what is urgent and what is only loud?
What do you say when somebody asks "how are you?" on a bad day?
What\u2019s the best question you were asked this month?
What do you think you should stop doing?
What have you tried lately that did not work?
What did you not have time for this week?
What makes a meeting worth your time, in your experience?
What is your role in a group when things get tense?
What do you do when nobody answers your message?
When nobody answers you, what do you do?
Which tool would you never use, and why not?
What if you had a free week: what would you do with it?
What, if anything, has become easier this year?
Have your say: what should we talk about next time?
I feel lost on some Mondays: what helps you begin?
Where do you work from on a rainy day?
How do you earn the confidence of a new team?
Which idea would you vote for if the team asked you?
When did you lose faith in a plan, and why?
What do you do religiously every morning?
What does your body language say in a long meeting?
What does your parent company not understand about your work?
How do your beliefs about leading change with time?
今週、仕事で何に驚きましたか\uff1f
What book title would suit your week?
How would you explain your work to a group of children?
What did you want to be as a child?
What is the bravest thing your sister company has done?
What surprised you about the new product family?
What do you pay attention to in a first meeting?
How does your team pay off its technical debt?
How do you raise a subject nobody wants to hear about?
What was the most useful thing in your last budget round?
How do you know that a project is in good health?
What did you learn from working in health care?
What are you sick of explaining at work?
What pain point did you take away for somebody lately?
How do patients change the way you work?
What do you believe about your work that few colleagues believe?
Who acted in good faith when you did not expect it?
How does office politics change what you say?
Where do your best ideas come from?
What could an old system at your work teach a new one?
What do men and machines do differently in your plant?
Was hat dich diese Woche bei der Arbeit überrascht?
¿Qué te sorprendió esta semana en el trabajo?
Qu\u2019est-ce qui t\u2019a surpris cette semaine ?
""".strip().splitlines()

BAD = [
    ("Why work?", "too-short"),
    ("?", "too-short"),
    ("What did you learn from " + "very " * 40 + "long days?", "too-long"),
    ("Something that made me laugh this week.", "no-question"),
    ("What surprised you at work this week", "no-question"),
    ("What surprised you this week? And who was with you?", "several-questions"),
    ("What did you learn last month, and how did you learn it?", "several-questions"),
    ("What went well this week and what would you change?", "several-questions"),
    ("Who taught you that trick, and why was it useful?", "several-questions"),
    ("Do you like working in the morning?", "not-open"),
    ("Did anything surprise you this week?", "not-open"),
    ("Have you ever worked through the night?", "not-open"),
    ("Is there something you want to learn?", "not-open"),
    ("Are meetings useful in your team?", "not-open"),
    ("Was it a good week for you?", "not-open"),
    ("So, would you change your work if you could?", "not-open"),
    ("When you started here, did anyone help you?", "not-open"),
    ("When you are stuck do you ask for help?", "not-open"),
    ("Anything you would like to learn this year?", "not-open"),
    ("Any plans for a new project?", "not-open"),
    ("Ever worked on a ship or a train?", "not-open"),
    ("Tea or coffee in the morning?", "not-open"),
    ("You enjoyed your first week here?", "not-open"),
    ("Can you remember a day you laughed at work?", "not-open"),
    ("Do you like your work, and what do you like about it?", "not-open"),
    ("How many meetings were you in today?", "not-open"),
    ("How often do you work from home?", "not-open"),
    ("How long have you been in this team?", "not-open"),
    ("Don't you find that meetings are too long?", "leading"),
    ("Isn\u2019t it better to work from home?", "leading"),
    ("Have you tried writing a list every morning?", "leading"),
    ("When that happens, have you thought about asking for help?", "leading"),
    ("Why don't you speak up in meetings?", "leading"),
    ("What if you asked for help more often?", "leading"),
    ("How about asking your team first?", "leading"),
    ("What about trying a shorter meeting?", "leading"),
    ("It was a hard year for everyone, right?", "leading"),
    ("Your team works well together, doesn't it?", "leading"),
    ("You should write more: what stops you?", "leading"),
    ("Surely remote work is better, so what keeps you in the office?", "leading"),
    ("I think offices are a thing of the past, what do you say?", "leading"),
    ("How terrible was your worst meeting this year?", "leading"),
    ("Would you agree that plans never last?", "leading"),
    ("What is your job title?", "title"),
    ("So, what do you do for a living?", "title"),
    ("Hello! What do you do?", "title"),
    ("What is your current position in the company?", "title"),
    ("How senior are you in your organisation?", "title"),
    ("Who do you report to these days?", "title"),
    ("What does your family think of your work?", "family"),
    ("How do your two kids see your job?", "family"),
    ("What did your father teach you about work?", "family"),
    ("How did you and your wife choose where to live?", "family"),
    ("What changed at work once you were married?", "family"),
    ("What is hard about work as a parent?", "family"),
    ("How much do you earn in your job?", "money"),
    ("What would you do with a bigger salary?", "money"),
    ("What do you spend your bonus on?", "money"),
    ("How did you ask for your last pay rise?", "money"),
    ("What would you do if you won the lottery?", "money"),
    ("How is your health these days?", "health"),
    ("How do you stay healthy with so much travel?", "health"),
    ("What helps your mental health at work?", "health"),
    ("How well do you sleep before a big day?", "health"),
    ("What did being sick teach you about work?", "health"),
    ("When were you closest to burnout?", "health"),
    ("What did your doctor say about your working hours?", "health"),
    ("What does your religion say about work?", "belief"),
    ("How does your faith help you at work?", "belief"),
    ("Where do you go to church on Sundays?", "belief"),
    ("What role does God play in your decisions?", "belief"),
    ("How old were you when you began to work?", "age"),
    ("What is it like to work at your age?", "age"),
    ("What does your generation expect from work?", "age"),
    ("What is it like to lead as a woman?", "gender"),
    ("Where are you originally from?", "origin"),
    ("Where did you grow up?", "origin"),
    ("What do people at work say about your accent?", "origin"),
    ("Who did you vote for, and why?", "politics"),
    ("How do your political views show at work?", "politics"),
]


def test_the_bank_is_large_at_every_depth() -> None:
    """There is enough for years of coffees: 130 questions, most of them light."""
    sizes = Counter(opener.depth for opener in BANK)
    assert len(BANK) >= 130
    assert all(sizes[depth] >= least for depth, least in {1: 55, 2: 45, 3: 30}.items())


def test_ids_and_words_are_unique() -> None:
    """No id and no question appears twice."""
    assert len({opener.id for opener in BANK}) == len(BANK)
    assert len({opener.text.casefold() for opener in BANK}) == len(BANK)


@pytest.mark.parametrize("opener", BANK, ids=lambda o: o.id)
def test_every_question_passes_our_own_check(opener: Opener) -> None:
    """What we ask of members' questions, our own fulfil."""
    assert check(opener.text) == ()
    assert opener.text.index("?") == len(opener.text) - 1


def test_questions_do_not_all_begin_alike() -> None:
    """At most five questions share their first three words."""
    starts = Counter(" ".join(opener.text.casefold().split()[:3]) for opener in BANK)
    assert starts.most_common(1)[0][1] <= 5


def test_no_two_questions_share_most_of_their_words() -> None:
    """A question that is another one in disguise would be caught."""
    plain = {w for w, n in Counter(w for o in BANK for w in _words(o)).items() if n > 14}
    telling = {o.id: _words(o) - plain for o in BANK}
    for one in BANK:
        for other in BANK:
            if one.id < other.id:
                a, b = telling[one.id], telling[other.id]
                assert len(a & b) / max(1, min(len(a), len(b))) < 0.6, (one.text, other.text)


def _words(opener: Opener) -> set[str]:
    return set("".join(c if c.isalpha() else " " for c in opener.text.casefold()).split())


def test_every_tag_is_used_often_enough_to_give_variety() -> None:
    """Each tag of the closed list marks at least ten questions."""
    counts = Counter(tag for opener in BANK for tag in opener.tags)
    assert set(counts) == TAGS
    assert min(counts.values()) >= 10


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "Not A Slug"},
        {"id": "x" * 25},
        {"id": ""},
        {"text": ""},
        {"text": "x" * (LONGEST + 1)},
        {"depth": 0},
        {"depth": 4},
        {"tags": ()},
        {"tags": ("weather",)},
    ],
    ids=str,
)
def test_an_opener_cannot_be_built_wrong(wrong: dict[str, object]) -> None:
    """A bad id, text, depth or tag is refused when the value is built."""
    right: dict[str, object] = {"id": "ok", "text": "What now?", "depth": 1, "tags": ("play",)}
    with pytest.raises(ValueError, match="opener"):
        Opener(**(right | wrong))  # type: ignore[arg-type]


ids = st.sampled_from([opener.id for opener in BANK])
groups = st.lists(st.sets(ids), max_size=5)
banks = st.lists(st.sampled_from(BANK), unique=True)


@given(banks, groups, st.sampled_from(DEPTHS), st.integers(), st.integers(0, 5))
def test_a_choice_is_as_many_as_asked_within_depth_lightest_first(
    bank: list[Opener], seen: list[set[str]], depth: int, seed: int, count: int
) -> None:
    """Nothing is deeper than asked, nothing comes twice, and the lightest comes first."""
    chosen = choose(bank, seen, depth, seed, count)
    allowed = [opener for opener in bank if opener.depth <= depth]
    assert len(set(chosen)) == len(chosen) == min(count, len(allowed))
    assert set(chosen) <= set(allowed)
    assert [o.depth for o in chosen] == sorted(o.depth for o in chosen)


@given(banks, groups, st.sampled_from(DEPTHS), st.integers())
def test_what_fewer_have_seen_always_comes_first(
    bank: list[Opener], seen: list[set[str]], depth: int, seed: int
) -> None:
    """No question left aside has been seen by fewer of the group than one that was chosen."""
    chosen = choose(bank, seen, depth, seed)
    times = {o: sum(o.id in one for one in seen) for o in bank if o.depth <= depth}
    left = [times[o] for o in times if o not in chosen]
    if chosen and left:
        assert max(times[o] for o in chosen) <= min(left)


@given(groups, st.sampled_from(DEPTHS), st.integers())
def test_one_question_has_the_depth_asked_for_while_an_unseen_one_does(
    seen: list[set[str]], depth: int, seed: int
) -> None:
    """A deeper coffee gets a deeper question, unless all of those are known to somebody."""
    known = set[str]().union(*seen)
    chosen = choose(BANK, seen, depth, seed)
    if any(o.depth == depth and o.id not in known for o in BANK):
        assert depth in {o.depth for o in chosen}


@given(st.sampled_from(DEPTHS), st.integers())
def test_three_questions_for_newcomers_share_no_tag(depth: int, seed: int) -> None:
    """People who have seen nothing get three questions of three kinds."""
    tags = [tag for opener in choose(BANK, [set(), set()], depth, seed) for tag in opener.tags]
    assert len(tags) == len(set(tags))


@given(st.permutations(BANK), groups, st.integers())
def test_the_same_seed_gives_the_same_questions(
    shuffled: list[Opener], seen: list[set[str]], seed: int
) -> None:
    """A round can be replayed from its seed, whatever the order of the bank."""
    assert choose(shuffled, seen, 2, seed) == choose(BANK, seen, 2, seed)


def test_another_seed_gives_other_questions() -> None:
    """Twenty groups of one round do not all talk about the same three things."""
    rounds = {choose(BANK, [set(), set()], 1, f"round-7:{group}") for group in range(20)}
    assert len(rounds) >= 18


def test_two_people_meet_every_light_question_once_before_any_returns() -> None:
    """Twenty coffees at three questions each use up all sixty light ones, none twice."""
    light = [opener for opener in BANK if opener.depth == 1]
    ana: set[str] = set()
    for coffee in range(len(light) // 3):
        chosen = {o.id for o in choose(BANK, [ana, set()], 1, coffee)}
        assert not chosen & ana
        ana |= chosen
    assert len(ana) == len(light) - len(light) % 3


def test_with_everything_seen_the_questions_fewest_know_return() -> None:
    """When nothing is new to all, what only one of three people knows comes before the rest."""
    everything = {opener.id for opener in BANK}
    rare = {opener.id for opener in BANK if opener.depth == 1 and "place" in opener.tags}
    chosen = choose(BANK, [everything, everything - rare, everything - rare], 1, 5)
    assert {opener.id for opener in chosen} <= rare


@pytest.mark.parametrize("line", GOOD)
def test_a_good_line_raises_no_alarm(line: str) -> None:
    """Open questions pass, also those that look a little like a bad one."""
    assert check(line) == ()


@pytest.mark.parametrize(("line", "wrong"), BAD)
def test_a_bad_line_is_named_for_what_it_is(line: str, wrong: str) -> None:
    """Each fault is found by its own key."""
    assert wrong in check(line)


@pytest.mark.parametrize(("line", "wrong"), BAD)
def test_a_bad_line_is_not_blamed_for_its_subject_without_reason(line: str, wrong: str) -> None:
    """A line with one fault is told of no forbidden subject that it does not touch."""
    subjects = set(WRONGS[WRONGS.index("title") :])
    assert set(check(line)) & subjects <= {wrong}


def test_several_faults_are_all_named_in_a_fixed_order() -> None:
    """Somebody who proposes a question learns everything at once."""
    line = "Do you earn enough? Does your wife agree?"
    assert check(line) == ("several-questions", "not-open", "family", "money")


def test_every_key_is_reached_by_a_bad_line() -> None:
    """No key of the check is dead."""
    assert {wrong for _, wrong in BAD} == set(WRONGS)


@given(st.text(max_size=400))
def test_any_text_gets_an_answer(text: str) -> None:
    """Whatever somebody pastes, the check answers with known keys, each at most once, in order."""
    found = check(text)
    assert list(found) == sorted(set(found), key=WRONGS.index)
    assert check(f"  {text}\n") == found


@given(st.sampled_from(GOOD), st.sampled_from([str.upper, str.title, str.casefold]))
def test_capitals_make_no_difference(line: str, recase: object) -> None:
    """A line in capitals is judged like the same line in small letters."""
    assert callable(recase)
    assert check(recase(line)) == check(line)
