"""What words mean: terms and concepts, how a mention is meant, and evidence that adds up in a clause."""
