"""The public evidence pages: no cookie, the same for everybody, made once per edition and day."""
