"""Numbers of a brief: how they are written, what they count or measure, and what they belong to."""
