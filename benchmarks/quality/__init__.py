"""The quality bench: how often findings are right, on data that is not part of this project.

`rows` are read, `engine` checks them through the public API, `scores` and `reliability` are pure
functions of the outcomes, and `tables`, `results`, `picture`, `compare` and `errors` show them.
"""
