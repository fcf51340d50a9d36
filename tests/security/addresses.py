"""Every address of the site, made from the patterns themselves, so that a new one cannot be missed."""

from django.urls import URLPattern, URLResolver, get_resolver

SAMPLES = {
    "slug": "age",
    "key": "no-such-key",
    "number": "1",
    "object_id": "1",
    "app_label": "evidence",
    "url": "nowhere",
    "content_type_id": "1",
}


def patterns(resolver=None, prefix=""):
    resolver = resolver or get_resolver()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, prefix + filled(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + filled(entry.pattern)


def filled(pattern):
    """The pattern as an address, each variable part replaced by a sample."""
    text = str(pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
    for name, converter in pattern.converters.items():
        sample = SAMPLES.get(name, "1" if converter.regex == "[0-9]+" else "sample")
        for kind in ("slug", "int", "path", "str", "uuid"):
            text = text.replace(f"<{kind}:{name}>", sample)
        text = text.replace(f"<{name}>", sample)
    return text


def addresses():
    """Without the patterns written as regular expressions: Django's own two catch-alls."""
    return sorted({f"/{found}" for found in patterns() if "(" not in found})
