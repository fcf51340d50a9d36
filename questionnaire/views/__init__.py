"""Views of the questionnaire, one module per kind of page."""
