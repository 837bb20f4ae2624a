NEW_ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do $$p -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$p && break; done || echo python3)
BOOT = $(PYTHON) -m cli.bootstrap
PY = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run install build test lint format eval fit matrix journeys fuzz soak bench lock lock-delivered openapi docs clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

run: ## Install what is missing and serve the product at http://localhost:8000
	@$(BOOT) run $(ARGS)

install: ## Install everything, development tools included
	@$(BOOT) install

build: ## Build the web workspace into web/out
	@$(BOOT) build

test: ## Install what tests need and run all of them
	@$(BOOT) test $(SUITES)

lint: ## Lint, format check, types and layers only
	@$(BOOT) test lint format types layers

format: ## Format the Python code
	@.venv/bin/ruff check --fix . && .venv/bin/ruff format .

eval: ## Run the evaluation briefs and write docs/evaluation.md
	@$(PY) -m bench.eval

fit: ## Fit all weights to the labelled briefs and the statements anew
	@for name in use_cases figures clauses moments premises repairs told_apart tools human_in_loop oversight explainability \
	  project.stage serving_mode data.access_rules data.exact_search; do \
	  $(PY) -m bench.fit $$name || exit 1; done

docs: ## Rewrite the pages made from the data: catalogue and policies
	@$(PY) -m templates.catalog.page && $(PY) -m policies.documentation

matrix: ## Every archetype on every cloud through all validators (ARGS="infra '*/aws'" for a part)
	@$(PY) -m tests.matrix $(ARGS) && $(PY) -m pytest -m slow tests/matrix

journeys: ## The long form of the browser tests: every journey, screen, theme and width
	@CHROMIUM=$${CHROMIUM:-$$(command -v chromium)} $(PY) -m pytest -m "e2e and (slow or not slow)" tests/e2e

fuzz: ## The long form of the fuzz tests of the API and of briefs
	@$(PY) -m pytest -m slow tests/fuzz

soak: ## The long form of the kill and chaos tests, and the steps of the image
	@$(PY) -m pytest -m slow tests/cli tests/core tests/worker tests/infra

bench: ## Run the benchmarks
	@$(PY) -m bench

lock: ## Rewrite the hashed locks from pyproject.toml
	@uv pip compile -q --universal --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.lock
	@uv pip compile -q --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --extra dev --extra openai --extra codegen-claude pyproject.toml -o requirements-dev.lock

# pip in hash mode refuses a lock that names a package without the extras another one asks of it: they stay in.
DELIVERED = uv pip compile -q --universal --python-version 3.11 --no-strip-extras --generate-hashes --no-header --no-annotate --no-emit-index-url
lock-delivered: ## Rewrite the hashed locks of delivered repositories from templates/dependencies/*/requirements.in
	@cd templates/dependencies && $(DELIVERED) audit.in -o requirements-audit.lock && for set in */; do \
	  $(DELIVERED) $$set/requirements.in -o $$set/requirements.lock && \
	  $(DELIVERED) $$set/requirements.in dev.in -o $$set/requirements-dev.lock || exit 1; done

openapi: ## Rewrite the committed OpenAPI document and the web's types
	@$(PY) -m api.openapi_file && npm run --silent generate

clean: ## Remove what was installed and built (the database under .data stays)
	rm -rf .venv node_modules web/out web/.next .data/stamps .data/tools
