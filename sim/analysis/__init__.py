"""What a study says: who wins where, what matters, where the choice flips, and what choosing wrongly costs."""
