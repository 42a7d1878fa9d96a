"""What every test can use."""

pytest_plugins = [
    "pytester",
    "tests.databases",
    "tests.plugins.no_skips",
    "tests.plugins.shows",
    "tests.plugins.tokens",
]
