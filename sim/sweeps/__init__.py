"""Studies: sweeps of settings that go on after any failure, on one machine or many."""
