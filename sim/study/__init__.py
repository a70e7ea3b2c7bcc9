"""Compare strategies in the same worlds, and say how sure one can be."""
