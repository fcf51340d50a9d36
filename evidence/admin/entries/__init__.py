"""The pages on which curators enter evidence."""
