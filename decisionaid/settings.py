"""All settings, in one file: values come from the environment through env.py.

DECISIONAID_MODE=local (the default) runs on a fresh machine without any set-up.
DECISIONAID_MODE=production starts only with keys, hosts and HTTPS of its own.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from decisionaid import env
from decisionaid.database import database
from decisionaid.local_keys import local_key
from decisionaid.logs import logging_settings

BASE_DIR = Path(__file__).resolve().parent.parent
MODE = env.choice("DECISIONAID_MODE", ("local", "production"), "local")
PRODUCTION = MODE == "production"
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / "var")))

# Keys and hosts: production names its own, a local machine makes and keeps them.
DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.secret("SECRET_KEY_FALLBACKS").split()
ANSWERS_KEYS = env.keys("ANSWERS_KEYS")
ALLOWED_HOSTS = env.entries("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.entries("CSRF_TRUSTED_ORIGINS")
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
PROBE_NETWORKS = env.networks("PROBE_NETWORKS") or ["127.0.0.0/8", "::1"]
LEAST_SECRET_LENGTH = 50
if PRODUCTION:
    if DEBUG:
        raise ImproperlyConfigured("DEBUG is on, expected off in production")
    if len(SECRET_KEY) < LEAST_SECRET_LENGTH or SECRET_KEY.startswith("django-insecure"):
        raise ImproperlyConfigured(
            "SECRET_KEY (or SECRET_KEY_FILE) is missing or too short,"
            f" expected {LEAST_SECRET_LENGTH} random characters or more in production"
        )
    if not ANSWERS_KEYS:
        raise ImproperlyConfigured(
            "ANSWERS_KEYS (or ANSWERS_KEYS_FILE) is missing, expected a key of its own in production"
        )
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is missing or open to all, expected the names of this site in production"
        )
else:
    SECRET_KEY = SECRET_KEY or local_key(DATA_DIR / "secret_key")
    ANSWERS_KEYS = ANSWERS_KEYS or [local_key(DATA_DIR / "answers_key")]
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = [
    "decisionaid",
    "questionnaire",
    "evidence",
    "decisionaid.curators.apps.CuratorsAdmin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "crispy_forms",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "simple_history",
]

MIDDLEWARE = [
    "decisionaid.access_log.AccessLog",
    "decisionaid.refused_forms.RefusedForms",
    "decisionaid.counting.VisitCounts",
    # The policy and the headers come first, so that every refusal below carries them.
    "csp.middleware.CSPMiddleware",
    "decisionaid.middleware.ResponseHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "decisionaid.proxies.ForwardedHeaders",
    "decisionaid.proxies.Probes",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "decisionaid.middleware.Compression",
    "decisionaid.middleware.WrongMethod",
    "decisionaid.middleware.BodyLimits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "decisionaid.own_origin.OwnOrigin",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "decisionaid.curators.verified.VerifiedCurators",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
    "evidence.curation.preview_middleware.Preview",
]

ROOT_URLCONF = "decisionaid.urls"
WSGI_APPLICATION = "decisionaid.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CURATOR_PATH = "/admin/"

DATABASES = {
    "default": database(
        env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'decisionaid.sqlite3'}"), BASE_DIR
    )
}

# Templates and forms: one engine, so that our own pack can replace Django's widgets.
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "decisionaid.quick_templates.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "questionnaire.rendering.context_processors.aid",
                "questionnaire.asking.first_of_all.warned",
                "decisionaid.release.release",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("aid",)
CRISPY_TEMPLATE_PACK = "aid"
CRISPY_FAIL_SILENTLY = False

# Words, dates and numbers.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["decisionaid.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

# Static files: compressed and named by content when collected.
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# A patient's body is a few form fields; a curator's form with many rows is larger.
PATIENT_BODY_BYTES = 64 * 1024
PATIENT_FIELDS = 60
# The one upload open to patients: 64 kB of answers in their form. It is read in memory, never stored.
PATIENT_FILE_PATH = "/answers/open/"
PATIENT_FILE_BYTES = 66 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1

# Nothing inline, nothing from elsewhere. One dict, for the move to Django's own policy.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # Left out, it would be allowed wherever scripts are.
        "worker-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION
# Probes come from the same machine or network, where there is no HTTPS.
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]
# Only ForwardedHeaders lets this header through, and only from a trusted proxy.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TWO_YEARS = 2 * 365 * 24 * 60 * 60
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", TWO_YEARS) if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION and env.flag("HSTS_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = PRODUCTION and env.flag("HSTS_PRELOAD", default=True)

# Cookies: a browser accepts the __Host- prefix only over HTTPS, for this host, for every path.
COOKIE_PREFIX = "__Host-" if PRODUCTION else ""
ANSWERS_COOKIE_NAME = f"{COOKIE_PREFIX}answers"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = True  # the 8 hours are idle time; only curators have a session
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # gone with the browser
CSRF_FAILURE_VIEW = "decisionaid.errors.csrf_failed"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Curators: long passwords, no rules about their letters, and slow guessing.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AXES_FAILURE_LIMIT = 5
# Many curators may share one address: a hospital has one.
ADDRESS_FAILURE_LIMIT = 50
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_HANDLER = "decisionaid.curators.guessing.SlowGuessing"
# The account together with the address, and the address alone. Never the account alone:
# whoever knows a curator's name could then keep the curator out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_LOCKOUT_CALLABLE = "decisionaid.errors.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Decision aid"
OTP_ADMIN_HIDE_SENSITIVE_DATA = True

# Seeing what goes on: a log without addresses or answers, and figures for who has the token.
LOGGING = logging_settings("INFO")
COUNT_VISITS = env.flag("COUNT_VISITS", default=True)
METRICS_TOKEN = env.secret("METRICS_TOKEN")

# Whom to write to, as an address of mail or a page: about the aid, with feedback, about a hole in it.
CONTACT = env.contact("CONTACT")
FEEDBACK = env.contact("FEEDBACK")
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")

# Backups are locked with these, if there are any: the first locks, all open.
BACKUP_KEYS = env.keys("BACKUP_KEYS")
# The last good edition and every withdrawal, beside the database.
KEPT_DIR: Path | None = DATA_DIR / "kept"
