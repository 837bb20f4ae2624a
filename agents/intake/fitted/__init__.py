"""Readings whose weights are fitted to labelled briefs: `bench/fit` writes them, here they only add up."""
