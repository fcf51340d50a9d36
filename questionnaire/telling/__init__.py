"""The pages that tell a person what their answers lead to."""
