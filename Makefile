# `make` alone lists what there is. Every target first sets up what it needs, in .venv.
# Arguments pass through: make try ARGS="--port 8799 --no-open"

ARGS ?=
SHOWN := story.py checkin.py conversation.py
BENCH ?= answers outbox tick matching
VENV := .venv
BIN := $(VENV)/bin
FIND_PYTHON := for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; \
	done
PYTHON ?= $(shell $(FIND_PYTHON))
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input install
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	--python-version 3.11 --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help setup try run test check bench docs pictures lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

setup: $(VENV)/.dev ## prepare .venv for development

try: $(VENV)/.run ## try Confab in the browser, with no account and no key
	@$(BIN)/confab try $(ARGS)

run: $(VENV)/.run ## run Confab on every platform that has keys in .env
	@$(BIN)/confab run $(ARGS)

test: $(VENV)/.dev ## run the tests
	@$(BIN)/pytest --quiet --numprocesses 2 $(ARGS)

check: $(VENV)/.dev ## run every check a change has to pass, the tests among them
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@said=$$($(BIN)/lint-imports --no-logo) || { echo "$$said"; exit 1; }
	@$(MAKE) --no-print-directory test

bench: $(VENV)/.dev ## measure, and write JSON to build/; one alone: make bench BENCH=tick
	@mkdir -p build
	@for each in $(BENCH); do \
		$(BIN)/python -m benchmarks.$$each --json build/$$each.json $(ARGS) || exit 1; \
	done

docs: $(VENV)/.dev ## renew the pages that are made from the code
	@$(BIN)/python -m tests.house.commands
	@$(BIN)/python -m tests.house.coaching
	@$(BIN)/python -m bot.cli.example
	@$(BIN)/python -m tests.house.privacy
	@$(BIN)/python -m tests.adapters.discord.side_by_side
	@$(BIN)/python -m tests.adapters.both.talk_cards
	@$(BIN)/python -m tests.house.capabilities

pictures: $(VENV)/.dev ## take the pictures in docs/ anew
	@CONFAB_PICTURES=docs/pictures $(BIN)/pytest --quiet $(addprefix tests/browser/test_,$(SHOWN))
	@$(BIN)/python -m tests.adapters.discord.pictures
	@$(BIN)/python -m tests.adapters.discord.talk_pictures

lock: $(VENV)/.dev ## renew both lock files from pyproject.toml
	@$(LOCK) $(ARGS) --output-file requirements.lock pyproject.toml
	@$(LOCK) $(ARGS) --constraint requirements.lock --extra test --extra check --extra bench \
		--output-file requirements-dev.lock pyproject.toml

# Two locks: who only runs Confab downloads no browser driver, database or type checker.
$(VENV)/.run: requirements.lock | $(BIN)/python
	@echo "Preparing $(VENV), once. This takes a minute."
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock | $(BIN)/python
	@echo "Preparing $(VENV) for development, once. This takes a minute or two."
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@$(PIP) --no-deps --editable .
	@touch $(VENV)/.run $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { \
		echo "Confab needs Python 3.11 or newer, and found none."; \
		echo "Install one, or say where it is: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)"; \
		exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Confab needs Python 3.11 or newer; $(PYTHON) is older."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		rm -rf $(VENV); \
		echo "Could not make $(VENV). On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
