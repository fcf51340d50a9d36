"""What `make samples` runs."""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    # The models can be imported only from here on.
    from tests.samples import write

    write()
