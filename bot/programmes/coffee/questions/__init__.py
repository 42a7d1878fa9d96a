"""Opening questions: the bank, which ones a group gets, and those that members propose."""
