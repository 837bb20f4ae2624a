"""Fits the weights of the readings under `agents/intake/fitted` to the labelled briefs of `bench/eval`."""
