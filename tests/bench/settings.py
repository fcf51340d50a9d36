"""The service's own settings with one bare view added, as the floor of every comparison."""

from decisionaid.settings import *

ROOT_URLCONF = "tests.bench.urls"
