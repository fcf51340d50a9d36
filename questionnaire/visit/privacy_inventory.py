"""Every place where this service keeps anything about anyone. The privacy page shows the cookies; a test compares
the rows with the models, the cookies and the settings."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from questionnaire.questions import Text


@dataclass(frozen=True)
class Cookie:
    """A cookie, by the setting that names it."""

    name_setting: str
    name: str
    """The name without the prefix that HTTPS adds."""
    holds: Text
    kept: Text
    for_people: bool
    """False for the one only curators get."""


@dataclass(frozen=True)
class Kept:
    """One kind of data, where it is, for how long and how it goes."""

    data: Text
    where: Text
    kept: Text
    goes: Text
    apps: tuple[str, ...] = ()
    """Labels of the Django apps whose tables hold it."""


COOKIES: tuple[Cookie, ...] = (
    Cookie(
        "ANSWERS_COOKIE_NAME",
        "answers",
        _("Your answers, locked. Only this site can open them."),
        _("Until 30 minutes without use, 4 hours after the start, or until you close the browser"),
        for_people=True,
    ),
    Cookie(
        "CSRF_COOKIE_NAME",
        "csrftoken",
        _("A random word. It shows that an answer was sent from our own page."),
        _("Until you finish and clear, or close the browser"),
        for_people=True,
    ),
    Cookie(
        "SESSION_COOKIE_NAME",
        "sessionid",
        _("That a curator is logged in. People who use the aid never get it."),
        _("8 hours without use"),
        for_people=False,
    ),
)

INVENTORY: tuple[Kept, ...] = (
    Kept(
        _(
            "Answers and offers, as codes and amounts, with the questions chosen, a letter for each"
            " thing a clinic answered, the edition and times"
        ),
        _("One locked cookie in the person's own browser"),
        _("30 minutes without use, 4 hours at most"),
        _("Finish and clear, the time limits, closing the browser"),
    ),
    Kept(
        _("Public pages of the library, where somebody pressed the button that keeps them"),
        _("The store of the person's own browser, with a worker that hands them out"),
        _("Until they are removed, or their edition is withdrawn"),
        _("The button beside it, Finish and clear, or clearing the browser"),
    ),
    Kept(
        _("Curators' accounts, sessions, one-time codes, failed logins and audit trail"),
        _("Database"),
        _("As long as the account; a session 8 hours without use"),
        _("Logging out, and deleting the account"),
        apps=(
            "admin",
            "auth",
            "axes",
            "contenttypes",
            "otp_static",
            "otp_totp",
            "sessions",
        ),
    ),
    Kept(
        _("Evidence: drafts and who changed them, editions and the ledger"),
        _("Database and exported files"),
        _("For ever"),
        _("It does not go: an old sheet of paper must stay traceable"),
        apps=("evidence",),
    ),
    Kept(
        _("Sums of visits, summaries and checklists, per day and edition; below 10 not told"),
        _("Database"),
        _("2 years"),
        _("A command that removes older ones"),
    ),
    Kept(
        _("Requests: the minute, the kind of page, how it ended, how long it took"),
        _("Log"),
        _("14 days are advised"),
        _("The operator's rotation"),
    ),
    Kept(
        _("Logins of curators and wrong tries, with the address they came from"),
        _("Log"),
        _("90 days are advised"),
        _("The operator's rotation"),
    ),
)
