"""The components, the form pack and the look, as a person's browser gets them."""

import gzip
import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.test import Client

PAGES = ["/style/", "/style/question/", "/style/failed/", "/style/sheet/"]
FOCUSABLE = {"input", "select", "a", "button"}
TEXT = ["ink", "soft-ink", "accent", "accent-strong"]
GROUNDS = ["paper", "surface", "sand", "blush"]


def soup(path):
    response = Client().get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def css(name):
    with open(finders.find(f"css/{name}"), encoding="utf-8") as file:  # noqa: PTH123
        return file.read()
