"""What the public evidence pages say, worked out once per edition from its catalogue."""
