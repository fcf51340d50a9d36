"""People who open a file of answers."""

from urllib.parse import urlencode

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.walking import FORM


def page_of(response, status=200):
    assert response.status_code == status, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def upload(client, content, **more):
    file = SimpleUploadedFile("answers.json", content, content_type="application/json")
    return client.post(reverse("answers_open"), {"answers_file": file, **more})


def sealed_in(page):
    return page.select_one("input[name=sealed]")["value"]


def carry_on(client, sealed):
    body = urlencode({"sealed": sealed})
    return client.post(reverse("answers_carry_on"), body, content_type=FORM)
