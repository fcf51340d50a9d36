"""A rule of a draft as sentences."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from evidence.core.edition.vocabulary import Effect
from evidence.curation import question_words
from evidence.models import Option


def reading(plain: Mapping[str, Any]) -> Iterator[str]:
    """The rule as sentences."""
    names = dict(Option.objects.values_list("key", "name"))
    lines = [
        _("“%(question)s” is answered with %(answers)s")
        % {
            "question": question_words.question(line["item"]),
            "answers": _(" or ").join(
                f"“{question_words.answer(line['item'], code)}”" for code in line["codes"]
            ),
        }
        for line in plain["when"]
        if line["item"] and line["codes"]
    ]
    if lines:
        yield _("When %s:") % _(", and ").join(lines)
    else:
        yield _("No line says yet when the rule holds.")
    options = ", ".join(str(names.get(key, key)) for key in plain["options"])
    if plain["effect"] == Effect.STOP:
        yield _("The questions end, and the person is told to see a doctor first.")
    elif plain["effect"] and options:
        status = plain["effect"].replace("_", " ")
        told = _("These options get the status “%(status)s”: %(options)s.")
        yield told % {"status": status, "options": options}
    else:
        yield _("It is not said yet what happens, or to which options.")
    if plain["except_already_using"]:
        yield _("An option that the person uses already is left as it is.")
    if plain["text"]:
        yield _("The person reads: “%s”") % plain["text"]
    basis, sources = ", ".join(plain["basis"]), ", ".join(plain["sources"])
    if basis or sources:
        yield _("It rests on: %s.") % ", ".join(filter(None, (basis, sources)))
    else:
        yield _("It rests on no data, and its text must say so.")
