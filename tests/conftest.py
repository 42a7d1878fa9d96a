"""What every test can use."""

from hypothesis import settings

from bot.programmes import MODELS
from storage.tables import make_tables
from tests.examples import SOAK

make_tables(MODELS)

pytest_plugins = [
    "pytester",
    "tests.plugins.compiled_once",
    "tests.plugins.in_memory",
    "tests.databases",
    "tests.plugins.no_skips",
    "tests.plugins.shows",
    "tests.plugins.tokens",
]

settings.register_profile("confab", deadline=None)  # a slow machine is no failure
settings.register_profile(SOAK, deadline=None, print_blob=True)
settings.load_profile("confab")
