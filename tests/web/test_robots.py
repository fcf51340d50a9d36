"""What search engines are told: every public page, and no page of a visit."""

import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_the_site_map_lists_public_pages_that_answer_and_may_be_indexed(published, client):
    text = client.get(reverse("sitemap")).content.decode()
    listed = re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", text)
    sample = [path for path in listed if "/sources/" not in path]

    assert len(listed) == len(set(listed)) > 240
    for path in sample:
        response = client.get(path)
        assert response.status_code == 200, path
        assert 'content="noindex"' not in response.content.decode(), path


def test_no_page_of_a_visit_is_listed(published, client):
    text = client.get(reverse("sitemap")).content.decode()

    for name in ("summary", "check", "checklist", "stop"):
        assert f"{reverse(name)}</loc>" not in text


def test_robots_are_kept_from_the_visit_and_the_curators(client):
    response = client.get(reverse("robots"))
    lines = response.content.decode().splitlines()

    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /questions/" in lines
    assert f"Disallow: {reverse('summary')}" in lines
    assert "Disallow: /admin/" in lines
    assert any(line.startswith("Sitemap: http") and line.endswith("/sitemap.xml") for line in lines)
    assert "Disallow: /evidence/" not in lines


def test_without_an_edition_there_is_no_site_map(client):
    assert client.get(reverse("sitemap")).status_code == 503
