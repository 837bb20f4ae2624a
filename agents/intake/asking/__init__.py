"""What is asked: plausible answers, what a brief leaves open, trial plans and what they move, ranking, wording."""
