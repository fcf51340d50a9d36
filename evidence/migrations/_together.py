"""Many changes in one step, with the models made anew a few times and not after each change.

Django makes every model that is near a changed one anew after each operation. For columns on all kinds
of drafts that takes ten times as long as the database itself.
"""

from collections import defaultdict

from django.db import migrations


class Together(migrations.SeparateDatabaseAndState):
    """Operations on models, in rounds: a round holds at most one operation on each model.

    They are taken in their order, except that one on a model may come before an earlier one on another.
    Backwards they are undone one by one, as Django does it.
    """

    def __init__(self, operations):
        super().__init__(operations, operations)

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # Nothing to make anew until somebody asks for a model.
        super().state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        rounds = list(self._rounds())
        for number, operations in enumerate(rounds, 1):
            after = to_state
            if number < len(rounds):
                after = from_state.clone()
                after.__dict__.pop("apps", None)
                for operation in operations:
                    operation.state_forwards(app_label, after)
            for operation in operations:
                operation.database_forwards(app_label, schema_editor, from_state, after)
            from_state = after

    def _rounds(self):
        met = defaultdict(int)
        rounds = defaultdict(list)
        for operation in self.database_operations:
            name = getattr(operation, "model_name", None) or operation.name
            rounds[met[name.lower()]].append(operation)
            met[name.lower()] += 1
        return rounds.values()
