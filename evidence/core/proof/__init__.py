"""What holds for every possible set of answers, and how that is shown."""
