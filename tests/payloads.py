"""200 texts that would do something if a page took them for more than text.

Each is at most 48 characters, so that ten of them fit into one line of a draft. What would be put
into a page carries the name `zz`, what would run says `alert(1)`.
"""

_ELEMENTS = (
    "<script>alert(1)</script>",
    "<script zz src=//127.1></script>",
    "<img zz src onerror=alert(1)>",
    "<svg zz onload=alert(1)>",
    "<svg><script zz>alert(1)</script>",
    "<svg><a zz href=javascript:alert(1)>",
    "<iframe zz src=javascript:alert(1)>",
    "<iframe zz srcdoc=&lt;script&gt;>",
    "<a zz href=javascript:alert(1)>go</a>",
    "<body zz onload=alert(1)>",
    "<input zz autofocus onfocus=alert(1)>",
    "<details zz open ontoggle=alert(1)>",
    "<video zz src onerror=alert(1)>",
    "<audio zz src onerror=alert(1)>",
    "<math zz><mtext></mtext></math>",
    "<object zz data=javascript:alert(1)>",
    "<embed zz src=//127.1>",
    "<link zz rel=stylesheet href=//127.1>",
    "<style zz>*{display:none}</style>",
    "<meta zz http-equiv=refresh>",
    "<base zz href=//127.1>",
    "<form zz action=javascript:alert(1)>",
    "<button zz formaction=//127.1>",
    "<marquee zz onstart=alert(1)>",
    "<textarea zz>",
    "<noscript zz><img src>",
    "<!--zz-->",
    "<zz onclick=alert(1)>",
    "<select zz><option>",
    "<plaintext zz>",
)
_WAYS_OUT = ("", '">', "'>", "</title>", "</textarea>")
_ATTRIBUTES = (
    '" zz onmouseover=alert(1) x="',
    "' zz onmouseover=alert(1) x='",
    "` zz onmouseover=alert(1) x=`",
    "x zz onmouseover=alert(1)",
    '" zz autofocus onfocus=alert(1) x="',
    '" zz style="display:none',
    "' zz style='display:none",
    '" zz hx-get="/admin/" hx-trigger="load',
    '" zz hx-on:load="alert(1)',
    '" zz formaction="javascript:alert(1)',
    '"/zz/onclick=alert(1)//',
    '\\" zz onclick=alert(1) x=\\"',
)
_ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "javascript&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:alert(1)",
    "//127.1/zz",
    'https://e.org/"zz onclick="alert(1)',
    "https://e.org/'onclick='alert(1)",
    "https://e.org/?a=javascript:alert(1)",
)
_ENTITIES = (
    "&lt;zz&gt;",
    "&#60;zz&#62;",
    "&#x3c;zz&#x3e;",
    "&amp;lt;zz&amp;gt;",
    "%3Czz%3E",
    "\\u003czz\\u003e",
    "\N{FULLWIDTH LESS-THAN SIGN}zz\N{FULLWIDTH GREATER-THAN SIGN}",
    "+ADw-zz+AD4-",
    "<<zz>",
    "<zz/",
)
_TEMPLATES = (
    "{{ 71911|add:1 }}",
    "{{ request.user }}",
    "{% load i18n %}",
    '{% include "base.html" %}',
    "{# zz #}",
    "{{ 719 * 113 }}",
    "${719*113}",
    "#{719*113}",
    "<%= 719*113 %>",
    "{zz}",
    "{0.__class__}",
    "%(zz)s %s %d",
)
_BIDI = (
    *(f"{sign}zz\N{RIGHT-TO-LEFT OVERRIDE}" for sign in "\u202a\u202b\u202d\u202e\u2066"),
    "\u200fzz\u200e",
)
PAYLOADS = (
    *(out + element for out in _WAYS_OUT for element in _ELEMENTS),
    *_ATTRIBUTES,
    *_ADDRESSES,
    *_ENTITIES,
    *_TEMPLATES,
    *_BIDI,
)
WORKED_OUT = ("71912", "81247")
"""What the templates among them would make, and no page says otherwise."""


def rotated(start, among=PAYLOADS):
    """The same texts, beginning with another one."""
    start %= len(among)
    return (*among[start:], *among[:start])


def filled(start, length, among=PAYLOADS):
    """As many of them as fit into so many characters, from this one on."""
    text = ""
    for payload in rotated(start, among):
        longer = f"{text} {payload}".lstrip()
        if len(longer) > length:
            break
        text = longer
    return text
