"""Published editions: building, proving, storing and reading them."""
