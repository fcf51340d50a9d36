"""A person's answers as a file of their own: FHIR R4, written and read by hand."""
