"""What an edition is: its values, their canonical text and its life."""
