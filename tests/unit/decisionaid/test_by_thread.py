"""The language and the prefix of a request are those of its thread, and no other request sees them."""

from threading import Thread

from django.urls import clear_script_prefix, get_script_prefix, set_script_prefix
from django.utils.translation import get_language, override


def test_another_thread_keeps_its_own_language_and_prefix():
    found = []

    def elsewhere():
        found.append((get_language(), get_script_prefix()))

    with override("fi"):
        set_script_prefix("/admin/preview/")
        try:
            other = Thread(target=elsewhere)
            other.start()
            other.join()
            here = get_language(), get_script_prefix()
        finally:
            clear_script_prefix()

    assert here == ("fi", "/admin/preview/")
    assert found == [("en", "/")]
