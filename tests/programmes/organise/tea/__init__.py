"""The words of a programme that stands only in tests."""
