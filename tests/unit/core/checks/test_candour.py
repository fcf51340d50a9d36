"""What may not be left open, promised, mixed up, invented or told to the wrong people."""

from dataclasses import replace

import pytest

from evidence.core.checks import candour
from evidence.core.edition.library import Count
from evidence.core.edition.vocabulary import Direction, Outcome, Side
from evidence.editions.gate import CHECKS, newly_found
from evidence.starter import starter_catalogue

STARTER = starter_catalogue()


def with_entry(kind, key, **told):
    """The starter with one entry changed."""
    return with_entry_of(STARTER, kind, key, **told)


def with_entry_of(catalogue, kind, key, **told):
    """A content with one entry changed."""
    entries = getattr(catalogue, kind)
    assert any(entry.key == key for entry in entries), key
    changed = tuple(replace(it, **told) if it.key == key else it for it in entries)
    return replace(catalogue, **{kind: changed})


def rule_saying(key, text, *, option=None):
    """The starter with other words for a rule: for one of its options, or for all."""
    rule = next(rule for rule in STARTER.rules if rule.key == key)
    if option is None:
        return with_entry("rules", key, text=text, words=())
    words = next(words for words in rule.words if option in words.options)
    return with_entry(
        "rules",
        key,
        words=tuple(replace(it, text=text) if it is words else it for it in rule.words),
    )


@pytest.mark.parametrize("check", candour.CHECKS, ids=lambda check: check.key)
def test_the_starter_keeps_every_rule(check):
    assert list(check.find(STARTER)) == []


@pytest.mark.parametrize(
    "planted",
    [
        "A cosmetic may not be injected.",
        "Clinics may not advertise it.",
        "The gain may also not last.",
        "May not be sold there.",
        "It may no longer be sold.",
        "It may never be used with needles.",
        "It may neither be sold nor given.",
    ],
)
def test_may_not_is_said_so_that_all_read_the_same(planted):
    for changed in (
        with_entry("options", "topical_alone", note=planted),
        with_entry("glossary", "cosmetic", meaning=planted),
        rule_saying("R22b", planted),
    ):
        assert list(candour.ambiguous_problems(changed))


def test_may_not_is_seen_in_what_the_library_reports_of_the_law():
    where = STARTER.jurisdictions[0]
    entries = (replace(where.entries[0], fact="It may not be sold."), *where.entries[1:])
    changed = with_entry("jurisdictions", where.key, entries=entries)

    assert [it for it in candour.ambiguous_problems(changed) if "fact" in it]


@pytest.mark.parametrize(
    "told",
    [
        "A cosmetic must not be injected.",
        "Material from human cells is banned from cosmetics.",
        "It is not allowed in cosmetics.",
        "The gain might not last.",
        "It may help, and it does not hurt everybody.",
        "“It may not be sold”, a page says.",
        "In May not one study was listed.",
        "Whether you may or not, ask first.",
    ],
)
def test_plain_words_for_a_ban_and_for_a_doubt_pass(told):
    assert not list(candour.ambiguous_problems(with_entry("options", "topical_alone", note=told)))


@pytest.mark.parametrize(
    "planted",
    [
        "More hair. Thicker hairs.",
        "Denser hair after three sessions.",
        "Hair grows back in months.",
        "Your hair soon looks fuller.",
        "Hair counts rose by a third.",
        "Less shedding within weeks.",
        "Shedding stops.",
        "Regrowth in 16 weeks.",
        "Hair density increased in 3 studies.",
        "Early signs make it likely to work.",
        "You get a treatment that works.",
        "It thickens the hair.",
    ],
)
def test_what_no_fair_test_has_shown_is_no_effect(planted):
    for changed in (
        with_entry("options", "topical_microneedling", known=planted),
        with_entry("options", "compounded_topical", evidence_summary=planted),
        with_entry("findings", "topical_microneedling-ST06-count", text=planted),
    ):
        assert list(candour.effect_problems(changed))
    exosomes = f"With exosomes: {planted[0].lower()}{planted[1:]}"
    assert list(candour.effect_problems(with_entry("notices", "N04", short=exosomes)))


@pytest.mark.parametrize(
    ("key", "planted"),
    [
        ("centella_ev", "Tested in 60 people, it was shown to thicken hair."),
        ("sodium_dna", "It wakes sleeping follicles."),
    ],
)
def test_a_word_on_a_label_is_no_effect(key, planted):
    """Each sentence there is about what is sold, also where it does not name exosomes."""
    assert list(candour.effect_problems(with_entry("label_terms", key, study_kind=planted)))


@pytest.mark.parametrize(
    "told",
    [
        "Not shown by a fair test: 3 studies.",
        "9.5 more hairs with the mix, 1.5 with salt water: 20 men, 16 weeks.",
        "20 people had denser hair. There was no comparison group.",
        "Nobody knows if it gives more hair.",
        "A clinic says that hair grows back.",
        "More visits and more cost.",
        "It was looked at after 16 weeks.",
    ],
)
def test_a_comparison_or_what_is_missing_may_be_told(told):
    changed = with_entry("options", "topical_microneedling", known=told, evidence_summary=told)

    assert not list(candour.effect_problems(changed))


def test_what_a_fair_test_has_shown_may_be_told():
    changed = with_entry(
        "options", "topical_minoxidil", evidence_summary="More hair. Thicker hairs."
    )

    assert not list(candour.effect_problems(changed))


@pytest.mark.parametrize(
    ("key", "planted"),
    [
        ("R05", "The scalp can bleed more. PRP also needs blood that clots well."),
        ("R05", "Platelets must work for this."),
        ("R02a", "Finasteride may harm an unborn boy."),
        ("R04a", "With a cancer, dutasteride is not for you."),
        ("R13", "Low mood and finasteride do not go together."),
        ("R10", "Isotretinoin may slow how a transplanted hair heals."),
        ("R01b", "On a sore scalp, needles push germs deeper."),
        ("R01c", "On a sore scalp, exosomes may sting."),
        ("R06b", "A weak immune system and a light cap do not go together."),
        ("R17c", "Ask before you use minoxidil."),
    ],
)
def test_a_reason_speaks_of_the_option_it_stands_under(key, planted):
    changed = rule_saying(key, planted)

    assert list(candour.reason_problems(changed))


@pytest.mark.parametrize(
    ("key", "option", "planted"),
    [
        ("R14", "dutasteride", "Suicidal thoughts are a confirmed side effect of finasteride."),
        ("R05", "prp_alone", "Exosomes can bruise more."),
        ("R23a", "transplant", "Put off exosomes until a doctor has looked."),
    ],
)
def test_words_for_one_kind_of_option_speak_of_that_kind(key, option, planted):
    assert list(candour.reason_problems(rule_saying(key, planted, option=option)))


@pytest.mark.parametrize("field", ["harm_brief", "harm_line"])
def test_the_harm_of_a_row_is_its_own(field):
    changed = with_entry("options", "finasteride", **{field: "lumps after exosomes"})

    assert list(candour.reason_problems(changed))


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("R05", "The scalp can bleed and bruise more. Ask your prescriber."),
        ("R13", "Ask a doctor before minoxidil. It was made to lower blood pressure."),
        ("R12a", "Exosomes for hair are tested in pattern hair loss."),
        ("R06a", "A product made from living things can carry germs. Needles let them in."),
        ("R01c", "Powder, glue or a tight wig can sting."),
        ("R28", "Studies of exosomes and of PRP often have an upper age limit."),
    ],
)
def test_a_reason_may_name_what_its_options_are_made_of(key, told):
    assert not list(candour.reason_problems(rule_saying(key, told)))


def test_facts_that_cannot_be_are_refused():
    fact = candour.fact_problems
    finding = "topical_microneedling-ST05-count"
    nobody = Count(events=0, people=0)

    for changed in (
        with_entry("findings", finding, outcome=Outcome.LONG_TERM_SAFETY),
        with_entry("findings", finding, side=Side.HARM, direction=Direction.BETTER),
        with_entry("findings", finding, treated=nobody),
        with_entry("findings", finding, control=nobody),
        with_entry("findings", finding, weeks=-2),
        with_entry("studies", "ST05", n_enrolled=0),
        with_entry("studies", "ST05", n_analysed=0),
        with_entry("options", "finasteride", evidence_summary="117 out of 100 men gained."),
        with_entry("options", "finasteride", evidence_summary="It was seen in 593 of 157 men."),
        with_entry("options", "finasteride", evidence_summary="1,600 of 1,553 men saw it."),
        with_entry("options", "topical_microneedling", known="In 0 people, 20 out of 100 gained."),
        with_entry(
            "options", "topical_microneedling", known="0 people in all; 87 out of 100 gained."
        ),
        with_entry("options", "intradermal_injection", note="No needles at all."),
        with_entry("options", "prp_alone", what_it_is_like="Without injections."),
        with_entry("options", "prp_alone", note="No blood is taken."),
    ):
        assert list(fact(changed))


@pytest.mark.parametrize(
    "told",
    [
        "Of 100 men, 15 gained. 157 of 593 women saw more hair.",
        "100 out of 100 men were looked at.",
        "One side effect in 0 out of 20 men.",
        "A test of April 2026 of 20 men.",
        "16.5 of 100 men, in 3 of 2024’s studies.",
    ],
)
def test_facts_that_can_be_pass(told):
    changed = with_entry("options", "finasteride", evidence_summary=told)

    assert not list(candour.fact_problems(changed))


@pytest.mark.parametrize(
    "planted",
    [
        "It is banned in Japan.",
        "The FDA has approved none.",
        "It is not approved in the UK.",
        "In Turkey it is allowed in clinics.",
        "Europe’s law forbids it.",
        "Germany has licensed it.",
    ],
)
def test_the_law_of_one_country_is_not_told_to_everybody(planted):
    for changed in (
        with_entry("options", "lllt", known=planted),
        with_entry("notices", "N04", short=planted),
        with_entry("warning_signs", "sudden_loss", action=planted),
        rule_saying("R04a", planted),
        rule_saying("R05", planted, option="prp_alone"),
    ):
        assert list(candour.law_of_others_problems(changed))


def test_the_law_of_a_country_is_told_to_whom_it_concerns():
    """A notice with its places, a row of the law, and the option whose row says where it is approved."""
    told = "It is banned in Japan."
    law = tuple(
        replace(row, text=told) if row.country == "JP" else row for row in STARTER.legal_positions
    )

    for changed in (
        with_entry("notices", "N09", text=told),
        rule_saying("R29", "The spray is approved in some of Europe."),
        replace(STARTER, legal_positions=law),
        with_entry("options", "lllt", known="A trial in Japan had 20 men."),
    ):
        assert not list(candour.law_of_others_problems(changed))


def test_publishing_asks_every_rule_and_forgives_what_was_there_before():
    planted = with_entry("options", "topical_alone", note="A cosmetic may not be injected.")

    assert set(candour.CHECKS) <= set(CHECKS)
    assert (
        newly_found(planted, with_entry_of(planted, "options", "lllt", note="See its page.")) == []
    )
