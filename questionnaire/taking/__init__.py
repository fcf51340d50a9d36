"""What a person takes along: the checklist, the option sheet, the harm card and the baseline kit."""
