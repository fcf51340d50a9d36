"""A page of the admin to look at, never to change."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[models.Model]
else:
    _ModelAdmin = admin.ModelAdmin


class LookOnly(_ModelAdmin):
    """No button that writes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Publishing and withdrawing have their own doors."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Written once."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Kept for ever."""
        return False
