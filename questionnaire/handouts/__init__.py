"""What a person takes along: sheets, lists, reminders."""
