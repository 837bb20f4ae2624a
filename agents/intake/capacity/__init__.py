"""Sizes of a product that a brief names: its model, its tier, its machine, how many of them."""
