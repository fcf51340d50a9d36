"""The WSGI application that granian or gunicorn serves."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decisionaid.settings")
try:
    application = get_wsgi_application()
except ImproperlyConfigured as broken:
    # One line for the operator; a trace would hide the name of the setting.
    sys.exit(f"Not started: {broken}")
