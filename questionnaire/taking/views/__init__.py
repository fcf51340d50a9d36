"""Views of what a person takes along, one module per thing."""
