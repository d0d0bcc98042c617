# Everything a newcomer needs: `make report` and `make test`. Python 3.11 or later, make, and PyPI.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: report test stress oldest newest lint dev lab docs pictures evaluate bench pins checkers audit dist dist-test sbom licences clean

report: $(VENV)/.installed  ## run the topic briefing on the sample articles, to HTML and PDF
	@$(BIN)/briefing run topic_briefing
	@echo 'On articles of your own: $(BIN)/briefing run topic_briefing -p topic "WORDS" -p library FOLDER'

test: $(VENV)/.installed  ## run the tests
	@$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile

stress: $(VENV)/.installed-dev  ## try all attacks and faults, at most an hour; make stress ARGS=write keeps the tables in docs/
	@BRIEFING_STRESS=$(or $(ARGS),whole) $(BIN)/python -m pytest -p no:cacheprovider -n logical --maxprocesses 4 --dist load tests/stress/test_trials.py

# What rests on these five: notebooks, runs, figures, tables, exports, JupyterLab itself.
OLDEST := tests/charts tests/exporters tests/engine/test_honesty.py tests/engine/test_papermill_command.py tests/lab tests/sections tests/test_engine.py \
  tests/test_notebooks.py tests/test_preparing.py tests/test_runner.py tests/test_sample.py tests/documentation/test_other_front_ends.py
oldest: $(VENV)/.installed-dev  ## their tests on the oldest supported jupyterlab, pandas, plotly, papermill and nbconvert
	@$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python .venv-oldest
	@$(BIN)/uv pip install --quiet --python .venv-oldest/bin/python --require-hashes -r requirements-oldest.txt
	@$(BIN)/uv pip install --quiet --python .venv-oldest/bin/python --no-deps --no-build-isolation -e .
	@.venv-oldest/bin/python -m pytest -p no:cacheprovider -n logical --maxprocesses 4 --dist loadfile $(OLDEST)

# What rests on the interpreter itself: processes, threads and forks, signals, the walls of a sandbox.
NEWEST := tests/warm tests/sandbox tests/engine/test_honesty.py tests/engine/test_interrupts.py tests/test_notebooks.py tests/test_runner.py \
  tests/test_sample.py tests/test_interrupts.py
NEWEST_PYTHON ?= python3.13
newest: $(VENV)/.installed-dev  ## their tests on the newest supported Python; all: make newest NEWEST=tests; another: NEWEST_PYTHON=python3.12
	@$(BIN)/uv venv --quiet --allow-existing --python "$$($(NEWEST_PYTHON) -c 'import sys; print(sys.executable)')" .venv-newest
	@$(BIN)/uv pip install --quiet --python .venv-newest/bin/python --require-hashes -r requirements.txt
	@$(BIN)/uv pip install --quiet --python .venv-newest/bin/python --no-deps --no-build-isolation -e .
	@$(BIN)/uv pip install --quiet --python .venv-newest/bin/python --require-hashes --no-build-isolation -r requirements-dev.txt
	@.venv-newest/bin/python -m pytest -p no:cacheprovider -n logical --maxprocesses 4 --dist loadfile $(NEWEST)

lint: $(VENV)/.installed-dev  ## ruff, mypy strict, pip check
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pip check

dev: $(VENV)/.installed-dev  ## also install what developers use, the browser driver included

lab: $(VENV)/.installed  ## open JupyterLab, the report beside the notebook; make lab ARGS=--no-browser
	@$(BIN)/briefing lab $(ARGS)

docs: pictures  ## build the documents into docs/_build/html, nothing asked of the net
	@$(BIN)/python -m sphinx -c docs -b html -n -W --keep-going -q . docs/_build/html
	@echo "The documents: docs/_build/html/index.html"

pictures: $(VENV)/.installed-dev  ## make the five sample reports and pictures of their pages
	@$(BIN)/python -m docs.building.pictures $(ARGS)

evaluate: $(VENV)/.installed  ## score the reading on a folder of labelled articles: make evaluate GOLD=folder
	@$(BIN)/briefing evaluate reading --data "$(GOLD)"

bench: $(VENV)/.installed  ## measure runs beside plain papermill and nbconvert, a quarter of an hour; make bench ARGS=--full
	@$(BIN)/python -m benchmarks.runs $(ARGS)

# Each pin with the hashes of its files. After a further dependency alone: make pins UPGRADE=
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -c requirements-limits.in
UPGRADE = --upgrade
pins: $(VENV)/.installed-dev  ## compile the exact pins again from pyproject.toml
	@$(COMPILE) pyproject.toml $(UPGRADE) --extra test --group build -o requirements.txt
	@$(COMPILE) pyproject.toml $(UPGRADE) --extra dev -c requirements.txt -o requirements-dev.txt
	@$(COMPILE) pyproject.toml requirements-oldest.in --extra test --group build -o requirements-oldest.txt
	@$(COMPILE) requirements-checkers.in $(UPGRADE) -o requirements-checkers.txt

CHECKERS := .venv-checkers
checkers: $(VENV)/.installed-dev $(CHECKERS)/.installed  ## bandit, semgrep, detect-secrets, zizmor, shellcheck: each finding is mended or answered in supply/answers.toml
	@$(BIN)/python -m supply.checkers

audit: $(VENV)/.installed-dev $(CHECKERS)/.installed  ## ask a public database, where one can be reached, for known faults of what is pinned
	@$(BIN)/python -m supply.audit

dist: $(VENV)/.installed-dev  ## build wheel, sdist, list of parts and digests of the last commit into dist/
	@$(BIN)/python -m supply.building

dist-test: dist  ## install the wheel away from the checkout, bare first, and run tests of the sdist on it; make dist-test ARGS=tests
	@$(BIN)/python -m supply.outside $(ARGS)

sbom: $(VENV)/.installed-dev  ## write the list of parts (SBOM, CycloneDX) into dist/
	@$(BIN)/python -m supply.sbom

licences: $(VENV)/.installed-dev  ## write docs/reference/licences.md again, after new pins
	@$(BIN)/python -m supply.page

clean:  ## remove the virtual environment and everything made by the tools
	rm -rf $(VENV) $(CHECKERS) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "briefing needs Python 3.11 or later; name one: make PYTHON=python3.12 report")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.python requirements.txt pyproject.toml
	@echo "Installing into $(VENV) (a minute or two, once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation -r requirements-dev.txt
	@touch $@

$(CHECKERS)/.installed: requirements-checkers.txt | $(VENV)/.installed-dev
	@$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(CHECKERS)
	@$(BIN)/uv pip install --quiet --python $(CHECKERS)/bin/python --require-hashes -r requirements-checkers.txt
	@touch $@
