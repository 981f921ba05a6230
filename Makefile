# The two commands of README.md: make run, make test. The rest is for developers.
.PHONY: run test format bench lock clean
PYTHON := .venv/bin/python

run:
	@installer/setup.sh run
	@installer/run.sh

test:
	@installer/setup.sh test
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -n auto --dist loadfile

format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench:
	@installer/setup.sh test
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.benchmarks

lock:
	installer/lock.sh

clean:
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
