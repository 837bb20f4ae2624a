from agents.intake.extraction import extract

__all__ = ["extract"]
