"""One introduction: its card, its place, its time, and how it went."""
