"""CollaboRATE: three questions about a visit, for the person's own eyes, in their original words.

They are never sent, added up or kept. The words are not marked for translation: only a
translation that was tested as carefully as the original may stand in for it.
"""

COLLABORATE: tuple[str, ...] = (
    "How much effort was made to help you understand your health issues?",
    "How much effort was made to listen to the things that matter most to you about your health issues?",
    "How much effort was made to include what matters most to you in choosing what to do next?",
)

POINTS: tuple[str, ...] = (
    "No effort was made",
    "A little effort was made",
    "Some effort was made",
    "A lot of effort was made",
    "Every effort was made",
)
"""From 0 to 4."""

CREDIT = "CollaboRATE: Elwyn and others, 2013, doi 10.1016/j.pec.2013.05.009"
