"""The curators' site: the stock admin with a first page that says what waits."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST


class CuratorsSite(admin.AdminSite):
    """Every page of the curators."""

    site_header = _("Curators of the decision aid")
    site_title = _("Curators of the decision aid")
    index_title = _("What waits for you")
    index_template = "admin/evidence/dashboard.html"
    enable_nav_sidebar = False

    def get_urls(self) -> Any:
        """One address more: a curator has read their notices."""
        read = path("notices-read/", self.admin_view(require_POST(self.read)), name="notices_read")
        return [read, *super().get_urls()]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Every list a curator may open, what belongs together in one room."""
        # Not at the top: the site is made before the models are ready.
        from evidence.admin.parts.rooms import in_rooms

        return in_rooms(super().get_app_list(request, app_label))

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The dashboard."""
        from evidence.admin.workflow.dashboard import dashboard

        context = dashboard(request.user, timezone.localdate())
        return super().index(request, {**context, **(extra_context or {})})

    def read(self, request: HttpRequest) -> HttpResponse:
        """Own notices leave the first page; those for everybody stay while they are true."""
        from evidence.models import CuratorNotice

        CuratorNotice.objects.filter(user__pk=request.user.pk or 0).update(read=True)
        return HttpResponseRedirect(reverse("admin:index"))
