"""A visitor on one kept connection: walks a visit once, then asks for the same page again and again."""

import gzip
import http.client
import re
import time
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

import lxml.html

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Visitor:
    """One person's browser, as far as addresses, cookies and forms go."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.port = port
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str, bytes]:
        """Status, Location and body as sent (compressed where the service compresses)."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Accept-Encoding": "gzip", "Origin": f"http://127.0.0.1:{self.port}"}
        if cookies:
            headers["Cookie"] = cookies
        self.connection.request(method, path, body, headers | (FORM if body else {}))
        reply = self.connection.getresponse()
        content = reply.read()
        for header in reply.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(header).items():
                self.cookies[name] = morsel.value
        self.encoding = reply.headers.get("Content-Encoding", "")
        return reply.status, reply.headers.get("Location", ""), content

    def page(self, path: str) -> lxml.html.HtmlElement:
        """The page at an address, parsed."""
        status, location, content = self.ask("GET", path)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {location}")
        text = gzip.decompress(content) if self.encoding == "gzip" else content
        return lxml.html.document_fromstring(text)

    def filled(self, path: str, answers: dict[str, object]) -> str:
        """The body that sends a question page with these answers."""
        fields: list[tuple[str, str]] = []
        seen = set()
        for field in self.page(path).xpath("//main//form//*[@name]"):
            name = field.get("name")
            if name in seen:
                continue
            seen.add(name)
            if name == "csrfmiddlewaretoken":
                fields.append((name, field.get("value")))
            fields += [(name, value) for value in _values(name, answers)]
        return urlencode(fields)

    def walk(self, answers: dict[str, object]) -> None:
        """Answer every question from the first to check-your-answers."""
        start = _way_on(self.page("/"))
        while re.match("/(questions|see-a-doctor-first)/", start):
            if start.startswith("/questions/"):
                status, location, _ = self.ask("POST", start, self.filled(start, answers))
                if status != 303:
                    raise RuntimeError(f"{start}: {status}")
                start = urlsplit(location).path
            else:
                start = _way_on(self.page(start))

    def per_second(self, count: int, method: str, path: str, body: str | None = None) -> float:
        """Replies a second over this many requests, one after the other."""
        begin = time.perf_counter()
        for _ in range(count):
            status, _, _ = self.ask(method, path, body)
            if status not in (200, 303):
                raise RuntimeError(f"{method} {path}: {status}")
        return count / (time.perf_counter() - begin)


def _way_on(page: lxml.html.HtmlElement) -> str:
    """Where the page's main button leads."""
    return page.xpath("//main//a[contains(@class, 'button')]/@href")[0]


def _values(name: str, answers: dict[str, object]) -> list[str]:
    if name in answers:
        value = answers[name]
        return [str(part) for part in value] if isinstance(value, list) else [str(value)]
    key, _, part = name.rpartition("_")
    money = answers.get(key)
    if isinstance(money, dict) and part in ("0", "1"):
        return [str(money["amount"] if part == "0" else money["currency"])]
    return []
