"""The WSGI application that granian or gunicorn serves."""

import gc
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from decisionaid import env
from decisionaid.figures import share

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decisionaid.settings")
try:
    env.require_mode()
    share()
    application = get_wsgi_application()
except ImproperlyConfigured as broken:
    # One line for the operator; a trace would hide the name of the setting.
    sys.exit(f"Not started: {broken}")

# What is loaded now stays for good. Looking through it for garbage every 700 new objects, several
# times a page, was a fifteenth of the time that a summary took.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
