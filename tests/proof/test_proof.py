"""What a proof says of itself: counts, invariants, and few counter-examples of many."""

from evidence.core.proof.prove import OptionProof, Proof, Upheld, prove
from tests.builders import catalogue, option, rule
from tests.proof.careful import careful_catalogue

HELD = Upheld("I01", "It holds.", (), 0)
BROKEN = Upheld("I02", "It does not.", ("for: a.", "for: b."), 7)


def test_a_proof_holds_when_every_invariant_does():
    assert Proof((), (HELD,)).holds
    assert not Proof((), (HELD, BROKEN)).holds


def test_problems_name_the_invariant_and_the_answers():
    assert Proof((), (HELD, BROKEN)).problems() == [
        "I02 It does not. Broken: for: a.",
        "I02 It does not. Broken: for: b.",
    ]


def test_an_edition_keeps_counts_and_invariants():
    options = (OptionProof("a", 12, 7, 2), OptionProof("b", 30, 11, 3))

    assert Proof(options, (HELD,)).as_plain() == {
        "holds": True,
        "classes": 42,
        "judged": 18,
        "options": {"a": {"classes": 12, "judged": 7}, "b": {"classes": 30, "judged": 11}},
        "invariants": [{"key": "I01", "sentence": "It holds.", "holds": True}],
    }


def test_the_classes_of_an_option_are_the_product_of_its_parts():
    small = catalogue(option("pill"), rules=(rule("R", "pill", conditions="low_mood"),))

    proof = next(one for one in prove(small).options if one.option == "pill")

    # Three for age. Bounds alone ask about signs, cause and pregnancy: two each. For health the
    # rule's code, the bound's code, both, neither or open.
    assert (proof.parts, proof.judged, proof.classes) == (5, 14, 3 * 2 * 2 * 2 * 5)


def test_a_few_counter_examples_are_told_and_all_are_counted():
    loud = rule("LOUD", "wait", conditions="allergies low_mood", warning_signs="patches")
    seen = next(
        one for one in prove(careful_catalogue(rules=(loud,))).invariants if one.key == "I07"
    )

    assert not seen.holds
    assert len(seen.counter_examples) == len(set(seen.counter_examples)) <= 5
    assert seen.found >= len(seen.counter_examples)


def test_invariants_stand_in_the_order_of_their_keys():
    keys = [one.key for one in prove(careful_catalogue()).invariants]

    assert keys == sorted(keys)
