"""Who wrote what waits for approval stands on the draft; until now it was read from the trail."""

from django.db import migrations, models

KINDS = """
    aftertreatmentsign claim claimtrace clinicquestion colophon communitytheme contact
    countryunion finding firstyearcost gap gaptype glossaryterm harm inconsistency ingredient
    jurisdiction knowledgeitem legalposition linkeduse notice option orderofsize precaution
    price pricenotfound questiontrigger realquestion referencecheck registeredtrial
    reportingroute review rule source statement study translation warningsign wish wording
""".split()
WROTE = ("added", "changed", "removed", "brought back", "submitted")


def read_from_trail(apps, schema_editor):
    trail = apps.get_model("evidence", "AuditRow").objects.order_by("pk")
    for kind in KINDS:
        drafts = apps.get_model("evidence", kind).objects.exclude(state="approved")
        history = apps.get_model("evidence", f"Historical{kind}").objects
        for draft in drafts:
            steps = list(trail.filter(kind=kind, row=draft.pk).values_list("action", "by_id"))
            last = max((n for n, (action, _by) in enumerate(steps) if action == "approved"), default=-1)
            writers = {by for action, by in steps[last + 1 :] if action in WROTE and by}
            if last == -1:
                # Entries added in bulk have a history and no row of their own in the trail.
                made = history.filter(id=draft.pk, history_type="+", history_user__isnull=False)
                writers |= set(made.values_list("history_user_id", flat=True))
            draft.written_by = sorted(writers)
            if draft.state == "in_review":
                submitted = [by for action, by in steps if action == "submitted" and by]
                draft.submitted_by = submitted[-1] if submitted else None
            draft.save(update_fields=["written_by", "submitted_by"])


class Migration(migrations.Migration):
    dependencies = [("evidence", "0012_help_for_new_curators")]

    operations = [
        *(
            operation
            for kind in KINDS
            for model in (kind, f"historical{kind}")
            for operation in (
                migrations.AddField(
                    model,
                    "submitted_by",
                    models.BigIntegerField(
                        blank=True, editable=False, null=True, verbose_name="submitted by"
                    ),
                ),
                migrations.AddField(
                    model,
                    "written_by",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="written by"
                    ),
                ),
            )
        ),
        # Backwards the columns go, and the trail still tells.
        migrations.RunPython(read_from_trail, migrations.RunPython.noop),
    ]
