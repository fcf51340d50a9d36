from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from evidence.editions import store
from evidence.models import Edition, Option, Rule
from evidence.starter import starter_catalogue
from tests.drafts import put_drafts

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafts():
    put_drafts()


def run(*command):
    out = StringIO()
    call_command(*command, stdout=out, stderr=out)
    return out.getvalue()


def test_the_two_commands_give_a_first_edition():
    assert "drafts loaded" in run("load_starter")
    said = run("publish_edition", "--by", "Pat", "--note", "The first.")
    edition = Edition.objects.get()

    assert said.split() == ["Edition", "1", edition.sha256]
    assert (edition.published_by, edition.note) == ("Pat", "The first.")
    assert store.current_edition().catalogue == starter_catalogue()


def test_the_commands_may_run_again_at_every_start():
    run("load_starter", "--if-empty")
    run("publish_edition", "--if-none")

    assert run("load_starter", "--if-empty") == ""
    assert run("publish_edition", "--if-none") == ""
    assert Edition.objects.count() == 1


def test_loading_over_drafts_is_refused(drafts):
    with pytest.raises(CommandError, match="there are drafts already"):
        run("load_starter")


def test_a_broken_starter_loads_nothing(monkeypatch, tmp_path):
    (tmp_path / "options.yaml").write_text("options: [\n")
    monkeypatch.setattr("evidence.starter.FOLDER", tmp_path)
    starter_catalogue.cache_clear()
    try:
        with pytest.raises(CommandError, match=r"options\.yaml, line"):
            run("load_starter")
    finally:
        starter_catalogue.cache_clear()
    assert not Option.objects.exists()


@pytest.mark.slow
def test_refusals_are_listed_one_a_line(drafts, capsys):
    Rule.objects.update(sources=["NOBODY99"])

    with pytest.raises(SystemExit) as stopped:
        call_command("publish_edition")

    assert stopped.value.code == 1
    assert len(capsys.readouterr().err.splitlines()) >= Rule.objects.count()
