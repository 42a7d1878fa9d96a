"""What every test can use."""

pytest_plugins = ["pytester", "tests.databases", "tests.plugins.shows", "tests.plugins.no_skips"]
