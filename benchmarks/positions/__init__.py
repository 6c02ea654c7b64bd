"""Are the words of a draft where the reader says they are? See `__main__`."""
