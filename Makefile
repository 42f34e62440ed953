# The commands of the project. Everything is set up below this folder (and the user's cache, for the model files).
PYTHON ?= python3
BIN := .venv/bin
DONE := .setup
# Twice as many workers as cores: tests of browsers and sockets mostly wait. A group of browser tests stays together.
PYTEST := $(BIN)/python -m pytest tests --quiet --numprocesses 4 --dist loadscope
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run setup test hostile-hour coverage test-all record-statements test-pages test-tools vitest check check-server check-types check-pages generate format lock sbom screenshots clean help

help:
	@echo "make run         set up and serve on 127.0.0.1:\$${PORT:-8000}"
	@echo "make setup       the set-up alone"
	@echo "make test        all tests, the browser's too; what differs by database on both"
	@echo "make coverage    make test, and how much of each room it runs, with a floor for each"
	@echo "make test-all    the same with every test on both databases"
	@echo "make hostile-hour SEEDS=40 FROM=11   more hours of faults of all kinds, in simulated time"
	@echo "make check       the quick gate: lint, types, layers, documentation, generated files"
	@echo "make generate    write the web's types from the API, and its signals from the rules"
	@echo "make screenshots take the pictures of every page"
	@echo "make sbom        write the bills of materials (CycloneDX) into build/"
	@echo "make lock        renew the lock files of the Python side"

run: setup
	@$(BIN)/openproctor serve

setup: $(DONE)/python $(DONE)/weights $(DONE)/web

$(DONE)/tools:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "OpenProctor needs Python 3.11 or newer; set PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv is missing (Debian: apt-get install python3-venv)" >&2; exit 1; }
	@node -e 'process.exit(+process.versions.node.split(".")[0] < 20 ? 1 : 0)' || { echo "OpenProctor needs Node.js 20 or newer to build its pages" >&2; exit 1; }
	@mkdir -p $(DONE) && touch $@

$(DONE)/venv: $(DONE)/tools
	$(PYTHON) -m venv .venv
	@touch $@

$(DONE)/python: $(DONE)/venv requirements/runtime.txt pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r requirements/runtime.txt
	$(BIN)/pip install --quiet --no-build-isolation --no-deps -e .
	@touch $@

$(DONE)/weights: $(DONE)/python $(wildcard scripts/convert_weights/*.py scripts/convert_weights/*.json) src/openproctor/detection/weights.py src/openproctor/detection/weight_manifest.py
	$(BIN)/python -m scripts.convert_weights
	@touch $@

$(DONE)/node: $(DONE)/tools web/package.json web/package-lock.json
	npm --prefix web ci --no-audit --no-fund --loglevel=error
	@touch $@

WEB := $(shell find web/src web/public -type f 2>/dev/null) web/index.html web/vite.config.ts

$(DONE)/web: $(DONE)/node $(WEB)
	npm --prefix web run --silent build
	@touch $@

$(DONE)/dev: $(DONE)/python requirements/dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

check: $(DONE)/dev $(DONE)/node
	@$(MAKE) --no-print-directory --jobs=3 --output-sync=target check-server check-types check-pages

check-server:
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/pytest --quiet --no-header tests/test_layers.py tests/test_docs.py tests/test_habits.py tests/test_names.py
	scripts/check-generated

check-types:
	npm --prefix web run --silent types

check-pages:
	npm --prefix web run --silent lint

test: test-pages
	$(PYTEST) --check-statements

coverage: test-pages
	$(PYTEST) --check-statements -p tests.coverage_plugin
	$(BIN)/python -m scripts.coverage_floors build/coverage.json

test-all: test-pages
	$(PYTEST) --check-statements --all-databases

SEEDS ?= 10
FROM ?= 11

hostile-hour: setup $(DONE)/dev
	$(BIN)/python -m tests.e2e.rough.hostile --seeds $(SEEDS) --from $(FROM)

record-statements: test-pages
	$(PYTEST) --record-statements --all-databases

# While the tools are installed, the pages are tested.
test-pages: setup
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target test-tools vitest

test-tools: $(DONE)/dev
	scripts/install-test-servers

vitest:
	npm --prefix web run --silent test

generate: $(DONE)/python $(DONE)/node
	$(BIN)/openproctor openapi > web/src/api/openapi.json
	$(BIN)/openproctor signals web/src
	npm --prefix web run --silent generate

format: $(DONE)/dev
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

screenshots: setup $(DONE)/dev
	scripts/install-test-servers
	$(BIN)/python -m scripts.screenshots

sbom: $(DONE)/dev $(DONE)/node
	$(BIN)/python -m scripts.sbom build

lock: $(DONE)/venv
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --quiet --group build --universal --python-version 3.11 --generate-hashes --no-header -o requirements/runtime.txt
	$(BIN)/uv pip compile pyproject.toml --quiet --group build --group dev --universal --python-version 3.11 --generate-hashes --no-header -o requirements/dev.txt

clean:
	rm -rf .venv $(DONE) web/node_modules src/openproctor/server/web
