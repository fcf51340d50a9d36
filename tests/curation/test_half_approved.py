"""Nothing half-approved goes out unseen: harms that wait, and sources nobody has looked up, are named first."""

import re

import pytest
from django.core.management import call_command
from django.utils import timezone

from evidence.core.edition.vocabulary import Checked
from evidence.drafts.catalogue import build_catalogue
from evidence.editions.half_approved import never_looked_up, waiting_harms
from evidence.editions.publish import PublishRefused, publish
from evidence.models import AuditRow, Edition, Finding, Harm, Source, State, Study
from tests.curation.old_starter import edited

pytestmark = pytest.mark.django_db
BENEFIT = "topical_alone-none-benefit"
PUBLISH = "/admin/evidence/edition/publish/"


@pytest.fixture
def benefit(live, author, reviewer):
    """A benefit that says something new, approved and not published."""
    found = Finding.objects.get(key=BENEFIT)
    text = "By 28 November 2026 we found no study of what this serum does for hair."
    return edited(found, author, reviewer, text=text)


@pytest.fixture
def harm(benefit, author):
    """A harm of the same option that somebody is changing."""
    found = Finding.objects.filter(option=benefit.option_id, side="harm").first()
    return edited(found, author, text="Nobody knows what harm this serum can do.")


def now():
    return build_catalogue(approved_only=True)


def without_proof(**options):
    step = {"by": "Pat", "note": "", "now": timezone.now(), "prove": None}
    return publish(**step, gate=lambda _catalogue: [], **options)


def test_a_harm_of_the_same_option_is_named_with_what_goes_out_without_it(harm):
    (found,) = waiting_harms(now())

    assert (found.name, found.state, found.beside) == (harm.key, "draft", (BENEFIT,))


def test_a_new_harm_of_the_same_study_is_named(live, author, reviewer):
    told = Finding.objects.filter(side="benefit", study__isnull=False).first()
    edited(told, author, reviewer, text="We do not know whether it changes how many hairs grow.")
    other = Finding.objects.exclude(option=told.option_id).first().option
    Finding.objects.create(
        key="new-harm", option=other, study=told.study, side="harm", outcome="hair_count",
        text="Some people had pain.", reported="pain", direction="unclear", size="not_known",
        certainty="very_low", state=State.IN_REVIEW,
    )  # fmt: skip

    assert [one.name for one in waiting_harms(now())] == ["new-harm"]


def test_a_reported_harm_of_the_same_option_is_named(benefit, author):
    report = Harm.objects.first()
    edited(report, author, methods=(benefit.option_id,), plain_summary="Somebody had a rash.")

    (found,) = waiting_harms(now())

    assert (found.kind, found.name) == ("harm", report.key)


@pytest.mark.slow
def test_a_changed_study_brings_its_harm_to_mind(live, author, reviewer):
    harm = Finding.objects.filter(side="harm", study__isnull=False).first()
    study = Study.objects.get(pk=harm.study.pk)
    edited(study, author, reviewer, limitations=("Few people took part.",))
    edited(harm, author, text="Nobody knows what harm it can do.")

    assert [one.name for one in waiting_harms(now())] == [harm.key]


def test_a_harm_of_something_that_says_nothing_new_waits_in_peace(benefit, author):
    other = Finding.objects.filter(side="harm").exclude(option=benefit.option_id).first()
    edited(other, author, text="Nobody knows what harm it can do.")

    assert waiting_harms(now()) == []


def test_publishing_is_refused_until_the_publisher_has_decided_and_the_trail_tells_why(harm):
    with pytest.raises(PublishRefused, match=f"The harm {harm.key} still waits"):
        without_proof()
    with pytest.raises(PublishRefused, match=harm.key):
        without_proof(without={harm.key: "  "})
    assert Edition.objects.count() == 1

    without_proof(without={harm.key: "It is being read again."})

    assert AuditRow.objects.get(action="left for later").reason == "It is being read again."


@pytest.mark.slow
def test_the_page_names_it_and_takes_the_decision(harm, browser, publisher):
    client = browser(publisher)
    page = client.get(PUBLISH).content.decode()
    assert "Harms that still wait (1)" in page
    hidden = {
        name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("after", "seen")
    }

    refused = client.post(PUBLISH, {**hidden, "note": "A word."})
    assert refused.status_code == 409
    assert f"The harm {harm.key} still waits" in refused.content.decode()

    done = client.post(PUBLISH, {**hidden, "note": "A word.", f"without-{harm.key}": "Later."})
    assert done.status_code == 302
    assert Edition.objects.count() == 2


@pytest.mark.slow
def test_the_command_asks_for_the_decision_as_well(harm, capsys):
    with pytest.raises(SystemExit):
        call_command("publish_edition", "--by", "Pat")
    assert harm.key in capsys.readouterr().err

    call_command("publish_edition", "--by", "Pat", "--without", harm.key, "Later.")
    assert Edition.objects.count() == 2


@pytest.mark.slow
def test_an_imported_source_nobody_looked_up_is_named_before_it_goes_out(live, browser, publisher):
    source = Source.objects.first()
    source.pk, source.key, source.state = None, "LISTED26", State.APPROVED
    source.origin, source.checked = "import 1 of a RIS file 0123456789ab", Checked.NOT_TRACED
    source._state.adding = True
    source.save()

    assert [one.key for one in never_looked_up(now())] == ["LISTED26"]
    page = browser(publisher).get(PUBLISH).content.decode()
    assert "Sources from a list that nobody has looked up (1)" in page

    Source.objects.filter(key="LISTED26").update(checked=Checked.CHECKED)
    assert never_looked_up(now()) == []
