"""The team of a brief: terms → groups of people → whose they are → how many there are."""
