"""The pages anybody may read without a visit, and who made the edition."""
