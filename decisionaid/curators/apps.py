"""Django's admin with the first page of our curators."""

from django.contrib.admin.apps import AdminConfig


class CuratorsAdmin(AdminConfig):
    """Stands in INSTALLED_APPS in the place of django.contrib.admin."""

    default = False
    default_site = "decisionaid.curators.site.CuratorsSite"
