"""How firm a sentence may be: what publishing stops when it is new, and what it lets through."""

from dataclasses import replace

import pytest

from evidence.core.checks.firmness import Rule, too_firm
from evidence.core.checks.wording import PLAIN_FIELDS
from evidence.core.edition.vocabulary import Checked
from evidence.editions.gate import newly_found
from evidence.starter import starter_catalogue

STARTER = starter_catalogue()


def with_entry(kind, key, **told):
    """The starter with one entry changed."""
    entries = getattr(STARTER, kind)
    assert any(entry.key == key for entry in entries), key
    changed = tuple(replace(it, **told) if it.key == key else it for it in entries)
    return replace(STARTER, **{kind: changed})


def with_law(country, option, **told):
    """The starter with the statement of one country and option changed."""
    rows = tuple(
        replace(row, **told)
        if (row.country, row.option, row.exosome_source.value) == (country, option, "any")
        else row
        for row in STARTER.legal_positions
    )
    return replace(STARTER, legal_positions=rows)


def rules_broken(catalogue):
    return {found.rule for found in too_firm(catalogue)}


def test_the_starter_says_nothing_that_is_too_firm():
    assert [str(found) for found in too_firm(STARTER)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "No study in people has tested an exosome serum.",
        "Nobody knows whether a serum works.",
        "There is no evidence that it helps.",
        "There are no trials of this blend.",
        "It has never been studied in women.",
        "The effect after stopping has not been measured.",
        "No case of cancer is known.",
        "No case was found.",
        "No harm was ever reported.",
        "Nobody has compared it with minoxidil.",
        "What happens later is unknown.",
        "No country has approved such a product, and no data exist.",
        "We found no study of this.",
        "We found no trial in women in our search.",
        "Research is lacking evidence on scalps.",
        "It has no side effects.",
    ],
)
def test_absence_is_told_as_a_search_with_its_date(planted):
    assert Rule.ABSENCE in rules_broken(
        with_entry("gaps", "G03-hybrid_with_drugs", what_was_found=planted)
    )
    assert Rule.ABSENCE in rules_broken(with_entry("options", "lllt", evidence_summary=planted))


@pytest.mark.parametrize(
    "told",
    [
        "By 28 November 2026 we found no study of this in people.",
        "We searched until November 2026 and found none. By November 2026 we found no trial.",
        "There was no comparison group in the study of 20 men.",
        "What we read does not state how long it lasted.",
        "A clinic says that no harm was reported.",
        "It needs no needles.",
        "Has nobody studied it? Ask the clinic.",
    ],
)
def test_a_dated_search_and_what_one_study_lacks_may_be_told(told):
    changed = with_entry("gaps", "G03-hybrid_with_drugs", what_was_found=told)

    assert Rule.ABSENCE not in rules_broken(changed)


@pytest.mark.parametrize(
    "planted",
    [
        "Exosome shots made a lung cancer grow fast. A man died of them.",
        "Exosomes feed cancers.",
        "A patient in Japan died after exosomes were given.",
        "These products bring on cancer in people who had one.",
        "They are the cause of a fast growing lung cancer.",
    ],
)
def test_a_doubt_in_what_was_reported_stays_in_the_text(planted):
    """The record of H09 tells of press reports, and says that the cause is unproven."""
    assert Rule.DOUBT in rules_broken(with_entry("harms", "H09", plain_summary=planted))
    assert Rule.DOUBT in rules_broken(
        with_entry("findings", "intradermal_injection-H09", text=planted)
    )


@pytest.mark.parametrize(
    "planted",
    [
        "The rule of April 2026 makes plant products drugs.",
        "Use with needles is banned there.",
    ],
)
def test_what_a_doubtful_page_says_is_not_told_as_a_fact(planted):
    """SAMOH is a summary made by a machine, and marked as doubtful."""
    changed = with_law("SA", "topical_alone", text=planted)

    assert Rule.DOUBT in rules_broken(changed)


def test_a_text_that_names_who_says_it_keeps_the_doubt():
    told = "A paper points to press reports of a cancer. They do not show what caused it."

    assert not rules_broken(with_entry("harms", "H09", plain_summary=told))


@pytest.mark.parametrize(
    "planted",
    [
        "Across 27 trials, PRP gave less hair than minoxidil over 24 weeks.",
        "PRP grew fewer hairs than minoxidil in 24 weeks.",
        "Over 24 weeks, PRP did worse than minoxidil with needling.",
        "PRP was weaker than minoxidil after 24 weeks.",
        "PRP ranked below minoxidil at 24 weeks.",
        "PRP came out lowest after 24 weeks.",
    ],
)
def test_a_rank_is_never_an_effect(planted):
    assert Rule.RANK in rules_broken(with_entry("findings", "prp_alone-b3", text=planted))


@pytest.mark.parametrize(
    ("option", "planted"),
    [
        ("oral_minoxidil", "In a network of trials it ranks first."),
        ("finasteride", "Finasteride works best for women."),
        ("dutasteride", "It is the most effective choice."),
        ("lllt", "Light outperforms every lotion."),
    ],
)
def test_no_option_is_told_as_the_best_one(option, planted):
    assert Rule.RANK in rules_broken(with_entry("options", option, evidence_summary=planted))


def test_a_place_in_a_table_may_be_told_as_that():
    told = (
        "27 trials were joined into one table over 24 weeks. PRP stood below minoxidil."
        " A place in a table does not prove a real gap."
    )

    assert not rules_broken(with_entry("findings", "prp_alone-b3", text=told))


@pytest.mark.parametrize(
    "planted",
    [
        "After 24 weeks, 87 out of 100 women were content.",
        "45 of 100 men saw no change after 6 months.",
        "In 24 weeks, 12 in every 100 people had extra hair.",
        "Half of the men lost hair within a year.",
        "8 per 100 women felt faint within 24 weeks.",
    ],
)
def test_a_share_has_its_number_of_people(planted):
    changed = with_entry("findings", "hybrid_with_drugs-ST10-seen", text=planted, who=None)

    assert Rule.SHARE in rules_broken(changed)


@pytest.mark.parametrize(
    "told",
    [
        "Of 50 people, 45 out of 100 saw no change after 6 months.",
        "87 out of 100 were content at 24 weeks. It does not say how many women took part.",
    ],
)
def test_a_share_may_say_that_its_number_is_not_known(told):
    changed = with_entry("findings", "hybrid_with_drugs-ST10-seen", text=told, who=None)

    assert Rule.SHARE not in rules_broken(changed)


@pytest.mark.parametrize(
    "planted",
    [
        "In 54 people, light gave 14.8 more hairs.",
        "30 men gained 10.8 hairs per square centimetre.",
        "It fell by 34.5 parts in 458 men.",
    ],
)
def test_a_finding_with_figures_has_a_time(planted):
    assert Rule.TIME in rules_broken(with_entry("findings", "lllt-b3", text=planted, weeks=None))


@pytest.mark.parametrize(
    ("told", "weeks"),
    [
        ("In 54 people, light gave 14.8 more hairs.", 16),
        ("In 54 people, light gave 14.8 more hairs in 16 weeks.", None),
        ("In 54 people it gave more hairs. What we read does not state over what time.", None),
        ("In 2025 a regulator warned of it.", None),
    ],
)
def test_a_time_stands_in_its_field_or_in_words_or_is_said_to_be_unknown(told, weeks):
    changed = with_entry("findings", "lllt-b3", text=told, weeks=weeks)

    assert Rule.TIME not in rules_broken(changed)


@pytest.mark.parametrize(
    ("country", "option", "as_of"),
    [
        ("US", "topical_alone", None),
        ("US", "topical_alone", "2026-02"),
        ("JP", "intradermal_injection", "2026-11-28"),
        ("EU", "topical_alone", None),
        ("AU", "topical_alone", "2026-11-28"),
        # The day of the search is not the day of a rule, also in the year of the newest source.
        ("TR", "topical_alone", "2026-11-29"),
        ("IN", "topical_alone", "2026-12-01"),
    ],
)
def test_a_row_of_law_shows_the_date_of_its_newest_source(country, option, as_of):
    assert rules_broken(with_law(country, option, as_of=as_of)) == {Rule.DATE}


@pytest.mark.parametrize(
    "planted",
    [
        "We read the rule of the ministry: it may be sold for whole skin.",
        "The rule we read is about cosmetics. Others say so, too.",
        "The ban that we checked is about human cells, they say.",
        "We looked up the Chinese list: it says “human cells”.",
    ],
)
@pytest.mark.parametrize("country", ["KR", "CN", "TW"])
def test_nobody_read_the_law_of_whom_only_reports_were_read(country, planted):
    assert Rule.LAW in rules_broken(with_law(country, "topical_alone", text=planted))


@pytest.mark.parametrize("country", ["KR", "CN", "TW", "BR"])
def test_what_others_say_of_a_law_is_told_as_their_word(country):
    planted = "It is a cosmetic there, for the skin only. Ask for its number."
    told = f"A consultancy tells of it. {planted}"

    assert Rule.DOUBT in rules_broken(with_law(country, "topical_alone", text=planted))
    assert not rules_broken(with_law(country, "topical_alone", text=told))


def test_the_words_on_a_country_rest_on_the_sources_of_its_entries():
    planted = "Stuff from human cells is barred from cosmetics."

    assert Rule.DOUBT in rules_broken(
        with_entry("jurisdictions", "CN", position_in_one_line=planted)
    )
    assert Rule.LAW in rules_broken(
        with_entry("jurisdictions", "CN", position_in_one_line="We checked the law, one page says.")
    )


@pytest.mark.parametrize(
    "told",
    [
        "A rule is in force since January 2026. We read its first articles. They do not name exosomes.",
        "We did not read the law itself. A press report tells of it.",
    ],
)
def test_who_read_the_law_and_who_did_not_may_say_so(told):
    """The first articles of the Turkish rule were read on a page of the ministry."""
    assert not rules_broken(with_law("TR", "topical_alone", text=told))


def test_a_row_of_law_without_a_dated_source_has_no_date():
    assert next(row for row in STARTER.legal_positions if row.country == "AU").as_of is None


def test_checked_means_read_to_the_end():
    for told in (
        {"checked": Checked.CHECKED},
        {"read": "full page"},
        {"read": "full page", "checked": Checked.CHECKED},
    ):
        assert rules_broken(with_entry("sources", "AMINI25", **told)) == {Rule.READ}

    to_its_end = {"read": "full page", "checked": Checked.CHECKED, "last_section": "Funding"}
    assert not rules_broken(with_entry("sources", "AMINI25", **to_its_end))


def test_what_stood_before_blocks_nothing_and_what_is_new_does():
    before = with_entry("gaps", "G03-hybrid_with_drugs", what_was_found="Nobody knows this.")
    entry = next(gap for gap in before.gaps if gap.key == "G03-hybrid_with_drugs")
    longer = replace(entry, what_was_found="Nobody knows this. A report is from 24 weeks.")
    after = replace(before, gaps=tuple(longer if g.key == entry.key else g for g in before.gaps))

    assert newly_found(before, after) == []
    assert [one for one in newly_found(STARTER, after) if "“Nobody knows this.”" in one.text]


def test_a_problem_names_its_place_and_what_to_do():
    (found,) = too_firm(
        with_entry("gaps", "G03-hybrid_with_drugs", what_was_found="Nobody knows this.")
    )

    assert str(found) == (
        "gaps G03-hybrid_with_drugs, what_was_found: tell it as a search with its date, like"
        " “By 28 November 2026 we found no …”: “Nobody knows this.”"
    )


# Sentences of our own that are too firm: none stands in a rule's words, and each kind is met in several places.
ABSENT = (
    "Exosome serums remain untested in people.",
    "It is untested in women.",
    "Long-term safety data are missing.",
    "No one has looked at what happens after a year.",
    "There isn't any trial of this blend.",
    "Science has not looked at this yet.",
    "Not a single trial tested it.",
    "This has not been looked at in people.",
    "Zero studies exist.",
    "So far nobody has been harmed.",
    "None of the trials took women.",
    "The long-term effects are not known.",
    "Nobody was hurt by it.",
    "Studies in older people do not exist.",
    "It is the only trial in the world.",
    "This was the first and only study of a serum.",
    "There have been no deaths.",
    "Neither a trial nor a case report exists.",
    "Evidence for this blend is lacking.",
    "Serious harm has never been seen.",
    "No trial has followed people beyond a year.",
    "There's no research on older people.",
    "Until today nobody measured the dose.",
    "It is a blank spot: studies are missing.",
    "No regulator anywhere has a rule on it.",
    "No side effects are known.",
    "Not one person had an allergy.",
    "Women were never included in any study.",
    "It has yet to be put to a fair test.",
    "Women were left out of all research so far.",
    "It comes without side effects.",
    "Hair fibres are free of any side effect.",
    "It has not once been set against a dummy.",
    "Nowhere else was such a thing met.",
    "The state does not regulate it.",
    "The state has no rule on this.",
)
BEST = (
    "In a network comparison it came out on top of all treatments.",
    "It is the strongest treatment for hair loss.",
    "Nothing works better than this.",
    "It is superior to minoxidil.",
    "It ranked second, so it works better than the others.",
    "It is the gold standard.",
    "It was number two of 20 treatments, ahead of minoxidil.",
    "Most studies put it ahead of PRP.",
    "Dutasteride wins against finasteride.",
    "It is the most powerful choice for men.",
    "PRP is more effective than exosomes.",
    "Needling beats minoxidil.",
    "It takes first place among all treatments.",
    "It tops the list of treatments.",
    "Of all options this has the greatest effect.",
    "Minoxidil does more for hair than PRP.",
    "It is the most proven option.",
    "No treatment is better.",
    "The most powerful pill for men.",
    "It outdoes PRP.",
    "It surpassed minoxidil.",
    "Of these shots, PRP does most for hair.",
)
SHARES = (
    "Most users were happy: 90 out of 100.",
    "Eight out of ten men saw more hair.",
    "95% of users saw more hair.",
    "Nearly all men gained hair: 94 percent.",
    "Two thirds of users had more hair after a year.",
    "9 in 10 women had more hair.",
    "Four out of five were satisfied.",
    "Half of those treated gained hair.",
    "A majority, 60%, had more hair.",
    "Seven of ten men kept their hair.",
    "Nine out of ten saw a change.",
    "70 of every 100 users improved.",
    "Almost everyone improved.",
    "The great majority of women gained hair.",
    "Three quarters of the men gained hair.",
    "More than half of users were happy.",
    "Only 2 out of 100 had side effects.",
    "Every second man had more hair.",
    "Most men gained hair.",
    "One woman in twelve had thicker hair.",
    "Three men out of every four were content.",
)
SOFTENED = (
    "The FDA has not yet approved it, but approval is close.",
    "It is as good as approved.",
    "It is FDA registered, so it may be used.",
    "It is not fully approved.",
    "Regulators allow it in practice.",
    "It is legal everywhere as a cosmetic.",
    "It is in a grey area, so clinics may use it.",
    "It is FDA cleared.",
    "Approval is only a formality.",
    "It is not officially approved yet.",
    "Authorities tolerate it.",
    "Exosomes are approved in Japan.",
    "It is not yet approved, but soon will be.",
    "The licence is on its way.",
    "It has a CE mark, which makes it legal to inject.",
    "The FDA lets clinics use it.",
    "Using it off label is fine.",
    "The agency turns a blind eye to injections.",
    "Doctors may use it at their own risk.",
    "Exosomes have been authorised for hair in Korea.",
    "It is accepted by the FDA.",
    "The product has FDA approval.",
    "The university has the licence for its exosomes.",
)
ALL_BUT_APPROVED = (
    "It is approved for hair loss in the US.",
    "It is licensed for hair loss.",
    "The product is authorised now.",
    "It was cleared last year.",
)
HONEST = (
    "By 28 November 2026 we found no study of an exosome serum in women.",
    "No exosome product is approved for hair loss, by all we read.",
    "The FDA says that it has approved no exosome product.",
    "In the study of 20 men, 12 had more hair after 16 weeks.",
    "26 out of 100 of 555 people had regrowth after 16 weeks.",
    "A place in a table does not prove that one works better.",
    "We do not know how long it lasts.",
    "There was no comparison group in this study of 16 men.",
    "It is not approved in the United States.",
    "A clinic says that nobody was harmed.",
    "Ask the clinic if it is approved, and under what number.",
    "The paper does not say how many people that was: 87 out of 100.",
    "Hair counts can rise without any treatment.",
    "It may help some people, but the studies were small.",
    "The study had 30 men and lasted 12 weeks.",
    "Is it better than minoxidil? By 28 November 2026 we found no study of the two.",
    "One trial is under way, and we found no results of it by November 2026.",
    "Minoxidil is licensed for pattern hair loss in many countries.",
    "Some people feel sore for a day.",
    "What we read does not state the dose.",
    "Exosomes are tiny bubbles that cells send out.",
    "A grey market vial may hold anything.",
    "We found three studies in men by November 2026, and none in women.",
    "The seller calls it FDA registered. A number in a list is no approval.",
    "Nothing here says that it works.",
    "The doctor looks at the scalp first.",
    "How often this happens is not known.",
    "Press reports say that a man died in Japan. The cause is not proven.",
    "The gain was 9.5 hairs in 20 men after 16 weeks, against 1.5 with salt water.",
    "You can take two weeks or longer.",
    "In 712 men, 9 out of 100 had less sex drive after a year.",
    "It costs 500 to 900 dollars a session.",
    "Stop and see a doctor if you see lumps.",
    "The trial compared it with salt water.",
    "Regulators in Canada look at each product on its own.",
    "The letter says that the firm had no licence for it.",
    "Three of the 14 people had more than half of the patch back.",
    "Two trials against minoxidil are registered.",
    "We read only a part of this page.",
    "It was tested in men only.",
    "By 29 November 2026 we found no study that counted side effects of hair fibres.",
    "It is common in women. Whether iron tablets bring hair back is not settled.",
    "None of the few oils is sure to grow hair.",
    "A press report says that a licence was close. Ask for its number.",
)


def broken_by(kind, key, field, text):
    """The rules that one text breaks. It stands alone, with the options it may belong to, for speed."""
    (changed,) = (replace(it, **{field: text}) for it in getattr(STARTER, kind) if it.key == key)
    alone = dict.fromkeys(PLAIN_FIELDS, ())
    near = ("hybrid_with_drugs", "topical_alone", "intradermal_injection")
    alone["options"] = tuple(option for option in STARTER.options if option.key in near)
    return {found.rule for found in too_firm(replace(STARTER, **(alone | {kind: (changed,)})))}


@pytest.mark.parametrize(
    ("rule", "planted"),
    [
        *((Rule.ABSENCE, one) for one in ABSENT),
        *((Rule.RANK, one) for one in BEST),
        *((Rule.SHARE, one) for one in SHARES),
        *((Rule.APPROVED, one) for one in SOFTENED),
    ],
)
def test_a_planted_sentence_is_stopped_wherever_it_stands(rule, planted):
    for kind, key, field in (
        ("gaps", "G03-hybrid_with_drugs", "what_was_found"),
        ("options", "lllt", "evidence_summary"),
        ("options", "intradermal_injection", "evidence_summary"),
        ("real_questions", "side_effects", "answer"),
    ):
        assert rule in broken_by(kind, key, field, planted), (kind, key)


@pytest.mark.parametrize("planted", ALL_BUT_APPROVED)
def test_what_no_country_approved_is_not_told_as_approved(planted):
    for kind, key, field in (
        ("gaps", "G03-topical_alone", "what_was_found"),
        ("options", "intradermal_injection", "note"),
        ("findings", "intradermal_injection-ST08-count", "text"),
    ):
        assert Rule.APPROVED in broken_by(kind, key, field, planted), (kind, key)
    assert Rule.APPROVED in rules_broken(with_law("US", "topical_microneedling", text=planted))


@pytest.mark.parametrize("told", HONEST)
def test_an_honest_sentence_goes_through(told):
    for kind, key, field in (
        ("gaps", "G03-hybrid_with_drugs", "what_was_found"),
        ("options", "lllt", "evidence_summary"),
        ("options", "intradermal_injection", "evidence_summary"),
    ):
        assert broken_by(kind, key, field, told) == set(), (kind, key)


def test_the_parts_of_an_entry_are_read_too():
    answers = tuple(
        replace(
            one,
            points=(replace(one.points[0], text="No study has ever tested it."), *one.points[1:]),
        )
        for one in STARTER.topic_answers
        if one.points
    )
    assert Rule.ABSENCE in rules_broken(replace(STARTER, topic_answers=answers))
