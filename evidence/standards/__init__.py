"""The standards the aid is held to, item by item, each with its state and its proof."""
