"""How fast claims come in and drafts are checked, by the size of the store."""
