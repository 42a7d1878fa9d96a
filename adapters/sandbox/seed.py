"""The community that is there when somebody tries Confab: people as data, and their channels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from adapters.sandbox.world import World
from bot.kit.ports import Account

WORKSPACE = "meadow"
NAME = "Meadow & Co"
ZONE = "Europe/London"
INSTALLER = "ana"
EVERYBODY = ("general", "random")
SOME = {
    "coffee": ("ana", "kwame", "mei", "lars", "priya"),
    "mentoring": ("ana", "ruth", "tomas", "aiko", "chidi", "nadia"),
}


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody of the community and what they would say of themselves.

    `level` goes from "first job" to "chief executive"; `learn` and `ask_me` are comma-separated.
    """

    account: str
    name: str
    zone: str
    role: str
    team: str
    field: str
    level: str
    ask_me: str
    learn: str
    languages: str = "English"
    organisation: str = NAME
    admin: bool = False

    @property
    def about(self) -> Mapping[str, str]:
        """Their own words, by the name of the question."""
        return {
            "role": self.role,
            "team": self.team,
            "field": self.field,
            "level": self.level,
            "ask_me": self.ask_me,
            "learn": self.learn,
            "languages": self.languages,
            "organisation": self.organisation,
        }


_LON, _NYC, _IST = "Europe/London", "America/New_York", "Asia/Kolkata"
_BER, _SFO, _TYO = "Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo"

# account, name, zone, role, team, field, level, ask me about, want to learn, languages
_ROWS = (
    ("ana", "Ana Silva", "Europe/Lisbon", "People lead", "People", "People and culture",
     "head of", "onboarding, listening well", "reading a budget", "English, Portuguese"),
    ("kwame", "Kwame Mensah", "Africa/Accra", "Backend engineer", "Platform", "Engineering",
     "senior", "databases, calm on-call weeks", "speaking to customers", "English, Twi"),
    ("mei", "Mei Tanaka", _TYO, "Product designer", "Design", "Design",
     "experienced", "sketching, user interviews", "leading without a title", "English, Japanese"),
    ("lars", "Lars Nyström", "Europe/Stockholm", "Site reliability engineer", "Platform",
     "Engineering", "lead", "incident reviews, saying no", "mentoring", "English, Swedish"),
    ("priya", "Priya Raghavan", _IST, "Data scientist", "Insight", "Data",
     "senior", "forecasting, clear charts", "negotiation", "English, Tamil, Hindi"),
    ("ruth", "Ruth Adeyemi", _LON, "Finance director", "Finance", "Finance",
     "director", "budgets, board papers", "data tools", "English, Yoruba"),
    ("tomas", "Tomáš Dvořák", "Europe/Prague", "Engineering manager", "Apps", "Engineering",
     "manager", "first weeks as a manager", "letting go of code", "English, Czech"),
    ("aiko", "Aiko Morales", "America/Mexico_City", "Customer success lead", "Customers",
     "Customer care", "lead", "hard conversations", "automation", "English, Spanish, Japanese"),
    ("chidi", "Chidi Okafor", "Africa/Lagos", "Sales manager", "Sales", "Sales",
     "manager", "negotiation, first meetings", "strategy", "English, Igbo"),
    ("nadia", "Nadia Haddad", "Africa/Casablanca", "Legal counsel", "Legal", "Law",
     "senior", "contracts in plain words", "public speaking", "English, French, Arabic"),
    ("samir", "Samir Patel", _NYC, "Mobile engineer", "Apps", "Engineering",
     "experienced", "accessibility, app stores", "system design", "English, Gujarati"),
    ("elena", "Elena Petrova", "Europe/Sofia", "Content writer", "Brand", "Marketing",
     "experienced", "clear writing", "speaking up in meetings", "English, Bulgarian"),
    ("hoku", "Hoku Kealoha", "Pacific/Honolulu", "Support specialist", "Customers",
     "Customer care", "first job", "patience, good notes", "moving into product", "English"),
    ("yusuf", "Yusuf Demir", "Europe/Istanbul", "Security engineer", "Platform", "Engineering",
     "senior", "threat models, privacy", "writing for others", "English, Turkish"),
    ("ingrid", "Ingrid Solberg", "Europe/Oslo", "Chief executive", "Leadership", "Leadership",
     "chief executive", "hard choices, long views", "new tools", "English, Norwegian"),
    ("linh", "Linh Nguyễn", "Asia/Ho_Chi_Minh", "Frontend engineer", "Apps", "Engineering",
     "first job", "styling, small prototypes", "code review", "English, Vietnamese"),
    ("mateo", "Mateo Quispe", "America/Lima", "Operations analyst", "Operations", "Operations",
     "experienced", "spreadsheets, suppliers", "data science", "English, Spanish, Quechua"),
    ("grace", "Grace O'Connor", "Europe/Dublin", "Product manager", "Product", "Product",
     "senior", "saying no kindly", "pricing", "English, Irish"),
    ("omar", "Omar Al-Farsi", "Asia/Dubai", "Head of partnerships", "Sales", "Sales",
     "head of", "working across cultures", "coaching", "English, Arabic"),
    ("zofia", "Zofia Kowalska", "Europe/Warsaw", "Researcher", "Insight", "Data",
     "experienced", "surveys, good questions", "storytelling", "English, Polish"),
    ("jordan", "Jordan Blackwood", "America/Toronto", "Recruiter", "People",
     "People and culture", "experienced", "interviews", "employment law", "English, French"),
    ("kiri", "Kiri Walker", "Pacific/Auckland", "Architect", "Platform", "Engineering",
     "principal", "big changes in small steps", "finance", "English, te reo Māori"),
    ("devin", "Devin Brooks", _SFO, "Brand manager", "Brand", "Marketing",
     "manager", "campaigns, photography", "managing former peers", "English"),
    ("hannah", "Hannah Weiß", _BER, "Office coordinator", "Operations", "Operations",
     "first job", "getting things done", "people work", "English, German"),
)  # fmt: skip

RESIDENTS = tuple(Resident(*row, admin=row[0] in (INSTALLER, "ingrid")) for row in _ROWS)


def meadow(start: datetime) -> World:
    """Return a world with one workspace: 24 people, four channels, Confab not yet welcomed.

    #general and #random have everybody, #coffee and #mentoring some; `INSTALLER` adds the bot.
    """
    world = World(start)
    world.add_workspace(WORKSPACE, NAME, ZONE)
    for each in RESIDENTS:
        account = Account(each.account, each.name, each.zone)
        world.add_person(WORKSPACE, account, admin=each.admin)
    everybody = [each.account for each in RESIDENTS]
    for name in ("general", "coffee", "mentoring", "random"):
        world.add_channel(WORKSPACE, name, everybody if name in EVERYBODY else SOME[name])
    return world


def words_of_all() -> dict[str, Mapping[str, str]]:
    """Return what each of the residents would say of themselves, by account."""
    return {each.account: each.about for each in RESIDENTS}
