"""An option as it stands for this person: reasons, cost, law, who was studied, beside another."""
