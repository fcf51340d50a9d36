"""What is ready for those who want to show whether the aid helps: worked out, complete, and honest about the rest."""

import ast
import re
from math import ceil, sqrt
from statistics import NormalDist

from tests import yaml_files
from tests.house.tree import PROJECT

FOLDER = PROJECT / "docs" / "evaluation"
PROTOCOL = " ".join((FOLDER / "protocol.md").read_text(encoding="utf-8").split())
TWO_SIDED, POWER = 0.05, 0.90
Z_ERROR, Z_POWER = NormalDist().inv_cdf(1 - TWO_SIDED / 2), NormalDist().inv_cdf(POWER)


def items(name):
    return yaml_files.read(FOLDER / name)["items"]


def people_for_shares(one, other):
    """People an arm to tell two shares apart, without continuity correction."""
    mean = (one + other) / 2
    spread = Z_ERROR * sqrt(2 * mean * (1 - mean)) + Z_POWER * sqrt(
        one * (1 - one) + other * (1 - other)
    )
    return ceil((spread / (one - other)) ** 2)


def people_for_means(difference, deviation):
    return ceil(2 * ((Z_ERROR + Z_POWER) * deviation / difference) ** 2)


def test_the_sample_of_the_protocol_is_worked_out_right():
    arm = people_for_shares(0.60, 0.75)
    with_losses = ceil(arm / 0.85)

    assert f"**{arm} people an arm**" in PROTOCOL
    assert f"**{with_losses} an arm, {2 * with_losses} in all**" in PROTOCOL
    assert f"needs {people_for_means(10, 22)} an arm" in PROTOCOL


def test_the_protocol_says_that_nobody_has_run_it():
    assert "Nobody has run it" in PROTOCOL


def test_each_of_the_26_items_of_sundae_has_a_text_or_says_why_not():
    told = items("sundae.yaml")

    assert [item["number"] for item in told] == list(range(1, 27))
    assert all(item.get("text") or item.get("not_yet_because") for item in told)
    # Nobody took part, so no result can be told.
    results = [item for item in told if item["part"] == "results"]
    assert results
    assert not [item for item in results if item.get("text")]


def test_each_item_of_pemat_names_a_test_that_exists_or_needs_people():
    told = items("pemat.yaml")

    assert len(told) == 24
    assert all(item.get("test") or item.get("needs_people") for item in told)
    for item in told:
        if test := item.get("test"):
            path, _, name = test.partition("::")
            tree = ast.parse((PROJECT / path).read_text(encoding="utf-8"))
            found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
            assert name in found or (name == "*" and found), test


def test_the_protocol_names_every_outcome_that_was_asked_for():
    for outcome in (
        "Knowledge",
        "values-concordant",
        "Decisional conflict",
        "Intention to pay",
        "Questions asked",
    ):
        assert re.search(outcome, PROTOCOL, re.IGNORECASE), outcome
