"""People who walk through the aid over the network, as browsers without script do."""

import http.client
import re
import time
from urllib.parse import urlencode

from tests.faults.places import ask
from tests.walking import SENT

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
FIRST, SUMMARY = "/questions/age/", "/summary/"
LONGEST_WALK = 60


class VisitLost(AssertionError):
    """The service forgot what a person had answered."""


class Failed(AssertionError):
    """The service answered with an error."""


class Person:
    """One browser: its cookies, where it is, and how often it tries again."""

    def __init__(self, port, *, patience=0, headers=None, sent=None):
        self.port, self.patience, self.headers = port, patience, headers or {}
        self.sent = {**SENT, **(sent or {})}
        self.cookies = {}
        self.at = FIRST
        self.requests = 0
        self.troubles = []

    def ask(self, path, method="GET", form=None):
        """One request; while there is patience, an error or a lost connection is tried again."""
        for tries_left in range(self.patience, -1, -1):
            self.requests += 1
            try:
                answer = self.once(path, method, form)
            except (OSError, http.client.HTTPException) as error:
                self.troubles.append(type(error).__name__)
                if not tries_left:
                    raise
            else:
                if answer.status < 500:
                    return answer
                self.troubles.append(answer.status)
                if not tries_left:
                    raise Failed(f"{method} {path}: {answer.status}")
            time.sleep(0.3)
        raise AssertionError("not reached")

    def once(self, path, method, form):
        sent = dict(self.headers)
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if form is not None:
            sent |= FORM
            body = urlencode(form, doseq=True)
        answer = ask(self.port, path, method, body, sent)
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _is, value = line.split(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
            if not value.strip('"'):
                del self.cookies[name]
        return answer

    def step(self):
        """Read the page and answer it; says whether there is another one."""
        page = self.ask(self.at)
        if page.status in (302, 303):
            return self.go(page.headers["Location"])
        if page.status != 200:
            raise Failed(f"{self.at}: {page.status}")
        if self.at == SUMMARY:
            return False
        if self.at == "/check/":
            return self.go(SUMMARY)
        slug = self.at.partition("?")[0].strip("/").rpartition("/")[2]
        form = {"csrfmiddlewaretoken": TOKEN.search(page.text)[1], **self.sent.get(slug, {})}
        answer = self.ask(self.at, "POST", form)
        if answer.status != 303:
            raise Failed(f"{self.at} answered with {answer.status}")
        return self.go(answer.headers["Location"])

    def go(self, address):
        if address.startswith("/expired"):
            raise VisitLost(f"after {self.at}")
        self.at = address
        return True

    def walk(self, steps=LONGEST_WALK):
        """To the summary, or only some pages on; gives the person back."""
        for _page in range(steps):
            if not self.step():
                return self
        if steps == LONGEST_WALK:
            raise Failed(f"no summary after {steps} pages, stuck at {self.at}")
        return self
