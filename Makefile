# `make check` runs everything that must pass before a change goes in; `make lint`, `make types`,
# `make layers`, `make tests`, `make doctests` and `make docs` one part of it.

BIN := $(if $(wildcard .venv/bin/python),.venv/bin/,)

.PHONY: check lint types layers tests doctests docs format refresh picture

check:
	scripts/check

lint types layers tests doctests docs:
	scripts/check $@

# Mend style and layout where a tool can.
format:
	$(BIN)ruff check --fix .
	$(BIN)ruff format .

# Rewrite reference pages and shown output after a change of behaviour.
refresh:
	$(BIN)python scripts/reference.py
	$(BIN)python -m tests.pages

# Take the picture of the HTML report anew, in Chromium.
picture:
	$(BIN)python -m scripts.picture
