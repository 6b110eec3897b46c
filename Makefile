# SPDX-License-Identifier: Apache-2.0
# `make` alone tells what there is. PYTHON= names another Python, ARGS= goes to pytest.
PYTHON ?= python3
ARGS ?=
VENV := .venv/bin
OFFSCREEN := LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
FROZEN := dist/wisedesk
TRIAL := build/trial/library.sqlite
PREPARE := @$(PYTHON) tools/prepare.py

.DEFAULT_GOAL := help
.PHONY: help run test test-server coverage lint format docs freeze windows manual bench \
	bench-small bench-frozen reliability clean

help: ## tell what can be made
	@sed -n 's/^\([a-z-]*\):.*## /make \1@/p' Makefile | column -t -s @ 2>/dev/null \
		|| sed -n 's/^\([a-z-]*\):.*## /make \1: /p' Makefile

run: ## open the window on a sample library (the tour, where there is no display)
	$(PREPARE) run
	@$(VENV)/python tools/start.py

test: ## run every test
	$(PREPARE) test
	$(OFFSCREEN) $(VENV)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

test-server: ## run the tests of the services on PostgreSQL, which comes as a package
	$(PREPARE) server
	$(OFFSCREEN) $(VENV)/python -m pytest --server --numprocesses auto \
		--dist worksteal tests/services $(ARGS)

coverage: ## see that the tests of the rules take every branch
	$(PREPARE) test
	$(VENV)/python -m pytest -q --cov --cov-report= tests/domain
	$(VENV)/python -m coverage report --include='*/wisedesk/domain/*' \
		--skip-covered --show-missing --fail-under=100

lint: ## check style, types, layers and generated documents
	$(PREPARE) lint
	$(VENV)/python -m ruff check
	$(VENV)/python -m ruff format --check
	$(VENV)/python -m mypy
	$(VENV)/python -m mypy $(wildcard tools/*.py)
	$(VENV)/python -m mypy $(wildcard packaging/*.py)
	$(VENV)/python -m mypy $(wildcard packaging/windows/*.py)
	$(VENV)/lint-imports
	$(VENV)/python tools/render_keys.py --check
	$(VENV)/zizmor --offline --no-progress --quiet .github

format: ## put the source in order
	$(PREPARE) lint
	$(VENV)/python -m ruff check --fix
	$(VENV)/python -m ruff format

docs: ## write the documents that are made from the source
	$(PREPARE) run
	$(VENV)/python tools/render_keys.py

freeze: ## make the program as one folder in dist/, and let it test itself
	$(PREPARE) freeze
	$(VENV)/python -m PyInstaller --noconfirm --log-level WARN build_app.spec
	$(OFFSCREEN) $(FROZEN)/wisedesk --self-test
	rm -rf $(dir $(TRIAL))
	$(FROZEN)/wisedesk-admin --database $(TRIAL) demo
	$(FROZEN)/wisedesk-admin --database $(TRIAL) check

windows: ## make the program for Windows in dist-windows/, and try it out under wine
	$(PREPARE) windows
	$(VENV)/python packaging/windows/make.py $(ARGS)

manual: ## walk the tour and write the Dutch manual with its pictures
	$(PREPARE) run
	$(OFFSCREEN) $(VENV)/wisedesk tour --out docs/handleiding

bench: ## measure the desk on a large library, each figure beside its floor
	$(PREPARE) test
	$(OFFSCREEN) $(VENV)/python benchmarks/bench.py $(ARGS)

bench-small: ## the same on a small library, in two minutes
	$(PREPARE) test
	$(OFFSCREEN) $(VENV)/python benchmarks/bench.py --small --quick $(ARGS)

bench-frozen: ## measure the start of the frozen window beside the one from source
	$(PREPARE) freeze
	$(OFFSCREEN) $(VENV)/python benchmarks/bench.py --small --only frozen $(ARGS)

reliability: ## kill a desk at work, thirty times, and look at what is left
	$(PREPARE) test
	@cd tests && $(OFFSCREEN) ../$(VENV)/python -m reliability $(ARGS)

clean: ## remove what was made; the library in .wisedesk stays
	rm -rf .venv build dist dist-windows test-output .coverage .hypothesis \
		.import_linter_cache .mypy_cache .pytest_cache .ruff_cache \
		src/wisedesk/assets src/wisedesk/desktop/forms
	find src tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} +
