# make serve   build ledger.db from seeds/ and serve it on http://127.0.0.1:8001 (PORT= changes the port)
# make test    install what tests need and run everything
# make newer   the tests of the pages with Datasette 1.0, in an environment of its own (make test runs it too)
# make compiled  the same program compiled, which reads twice as fast, and its tests (make test runs it too)
# make cases   F1 by topic and by kind on the cases of the languages and on the five articles
# make bench   measure speed and scale anew and write docs/performance.md (SIZES="100 300" makes it short)
# make docs    write anew the pages of docs/ that come from the program
# make lock    write requirements.lock and requirements-newer.lock anew (UPGRADE=--upgrade takes the newest versions)
# make clean   remove what the other targets made, except ledger.db

VENV ?= .venv
PORT ?= 8001
BIN = $(VENV)/bin
NEWER = $(VENV)/newer
COMPILED = $(VENV)/compiled
# What is compiled, and the tests of what those rooms do.
PROGRAM = $(shell find ledger migrations -type f -not -name '*.pyc')
CAN_COMPILE = command -v cc >/dev/null && $(or $(wildcard $(BIN)/python),$(PYTHON)) -c \
	'import os, sysconfig; os.stat(sysconfig.get_path("include") + "/Python.h")' 2>/dev/null
TRIED = cases claims crosscheck lexicon rules text test_api.py test_build.py test_gather.py test_pipeline.py
UPGRADE ?=
SIZES ?= 300 1000 10000

# The first of these that is Python 3.11 or later; PYTHON=/path/to/python3 names another.
PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)

.PHONY: serve test lint types imports migrations ledger newer compiled can-compile pytest cases bench docs lock clean
.DELETE_ON_ERROR:

serve: $(VENV)/.installed
	@# A ledger that is what seeds/ make is left as it is, down to the byte.
	@$(BIN)/ledger build --check >/dev/null 2>&1 || $(BIN)/ledger build
	@exec $(BIN)/ledger serve --port $(PORT)

test: lint types imports migrations ledger newer compiled pytest

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed
	$(BIN)/mypy

imports: $(VENV)/.installed
	$(BIN)/lint-imports

migrations: $(VENV)/.installed
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && set -x && \
	$(BIN)/alembic -x db="$$folder/empty.db" upgrade head && $(BIN)/alembic -x db="$$folder/empty.db" check

ledger: $(VENV)/.installed
	$(BIN)/ledger build --check

newer: $(NEWER)/.installed
	$(NEWER)/bin/python -m pytest tests/web

can-compile:
	@$(CAN_COMPILE)

# In a folder without ledger/, so that what the tests import is the compiled one.
compiled: $(VENV)/.installed
	@if $(CAN_COMPILE); then \
		$(MAKE) --no-print-directory $(COMPILED)/.installed && \
		rm -rf $(COMPILED)/tried && mkdir $(COMPILED)/tried && cp -R pyproject.toml tests seeds $(COMPILED)/tried && \
		cd $(COMPILED)/tried && set -x && \
		PYTHONPATH=$(abspath $(COMPILED))/site $(abspath $(BIN))/python -m pytest $(TRIED:%=tests/%); \
	else \
		echo "No C compiler with Python's headers here: the compiled rules are not tried" >&2; \
	fi

pytest: $(VENV)/.installed
	$(BIN)/python -m pytest

cases: $(VENV)/.installed
	$(BIN)/python -m tests.cases.report

# Compiled, too, where there is a compiler (bench/ways.py).
bench: $(VENV)/.installed
	@if $(CAN_COMPILE); then $(MAKE) --no-print-directory $(COMPILED)/.installed; fi
	$(BIN)/python -m bench --write --sizes $(SIZES)

docs: $(VENV)/.installed
	@for script in docs/write_*.py; do \
		echo "$$script" && $(BIN)/python -m "docs.$$(basename "$$script" .py)" || exit 1; done

lock: $(BIN)/python
	@$(BIN)/pip install -qq --disable-pip-version-check uv
	$(BIN)/uv pip compile pyproject.toml --group test --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet $(UPGRADE) -o requirements.lock
	@# What both need is the same in both: uv keeps the versions that it finds in the file.
	@cp requirements.lock requirements-newer.lock
	$(BIN)/uv pip compile pyproject.toml --group newer --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet -o requirements-newer.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "Python 3.11 or later is needed and none was found: install one, or name it with PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) || { \
		rm -rf $(VENV); \
		echo "$(PYTHON) cannot make a virtual environment: on Debian and Ubuntu, install the package python3-venv" >&2; \
		exit 1; \
	}

# The lock pins every package by its hash, the build backend too: nothing else is fetched.
$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV)"
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(NEWER)/.installed: requirements-newer.lock pyproject.toml | $(BIN)/python
	@echo "Installing Datasette 1.0 into $(NEWER)"
	@$(BIN)/python -m venv $(NEWER)
	@$(NEWER)/bin/pip install -qq --disable-pip-version-check --require-hashes -r requirements-newer.lock
	@$(NEWER)/bin/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Of a copy (the sdist): the compiler writes beside the sources. The wheel is for this Python and machine.
$(COMPILED)/.installed: $(PROGRAM) pyproject.toml | $(VENV)/.installed
	@echo "Compiling into $(COMPILED): two to five minutes"
	@rm -rf $(COMPILED) && mkdir -p $(COMPILED)
	@HATCH_BUILD_HOOK_ENABLE_MYPYC=true $(BIN)/python -m build --no-isolation --outdir $(COMPILED)/dist . \
		>$(COMPILED)/log 2>&1 || { tail -n 40 $(COMPILED)/log >&2; exit 1; }
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --target $(COMPILED)/site $(COMPILED)/dist/*.whl
	@touch $@
