"""A second, slow reading of the rules, written without looking at the first.

Nothing in here imports the product except `test_agreement`, which compares the two.
"""
