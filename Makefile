# Everything a fresh machine with Python 3.11 or newer and make needs:
#   make demo   the main job on a sample newsroom, start to end
#   make test   all tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test check lint types bench clean

demo: $(VENV)/ready
	$(BIN)/claimtrack demo

test: $(VENV)/ready-dev
	$(BIN)/python -m pytest -q -n auto

check: lint types test

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready-dev
	$(BIN)/mypy

bench: $(VENV)/ready-dev
	$(BIN)/python -m benchmarks

$(VENV)/ready: pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'claimtrack needs Python 3.11 or newer')"
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --editable .
	touch $@

$(VENV)/ready-dev: $(VENV)/ready
	$(PIP) install --quiet --editable ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis claimtrack-demo
