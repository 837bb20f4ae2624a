"""Matching: the phrases of the lexicon's lists, in every form, found in the words of a text."""
