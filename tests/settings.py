"""The project's settings as tests need them: fixed keys, plain static files, loud templates."""

import base64
import os

from tests.undefined import Undefined

os.environ["DECISIONAID_MODE"] = "local"
os.environ["SECRET_KEY"] = "for tests only " * 4
os.environ["ANSWERS_KEYS"] = base64.urlsafe_b64encode(b"for tests only, thirty-two bytes").decode()

from decisionaid.settings import *

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# Each guess at a hard hash costs 0.3 s, and no test needs a hard one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("")

# Tests that need the kept files or the counting thread ask for them.
KEPT_DIR = None
COUNT_VISITS = False
