"""How a product is meant: words of judgement, whom they reach in the sentence, and what they add up to."""
