# Everything a person does with the project, by name. `make help` lists it.
# Stamp files remember what is installed, so a second run only checks.

PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
VENV := .venv
BIN := $(VENV)/bin
# Exactly what the lock names: nothing is resolved, so nobody's new release can change an install.
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
EXACTLY := $(PIP) install --no-deps --require-hashes
STATIC_ROOT ?= staticfiles
COLLECTED := $(STATIC_ROOT)/staticfiles.json
STATIC_SOURCES := $(shell find static evidence/static questionnaire/static -type f 2>/dev/null)
LOCKS := base dev release
export UV_CUSTOM_COMPILE_COMMAND := make lock

# These targets are for a machine of one's own; a server has settings of its own (docs/server.md).
export DECISIONAID_MODE ?= local

# Some images forbid Python to keep what it compiles. Then every server and command of a test compiles the project anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help install build release quick run screens bench lighthouse dev-install lock prove-lock check test pytest ahead browser chromium \
	faketime postgres samples curator soak nginx

help:  ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

install: $(VENV)/base.stamp $(COLLECTED)  ## Install the service, its database and the starter edition
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_starter --if-empty
	@$(BIN)/python manage.py publish_edition --if-none

build: $(VENV)/base.stamp $(COLLECTED)  ## Install the service's packages and collect its files; touch no data

run: install  ## Serve on http://127.0.0.1:8000 (PORT=8123 make run for another port)
	@$(BIN)/python manage.py start_check
	@echo "Serving on http://$(HOST):$(PORT)"
	@$(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) \
		--workers 2 --blocking-threads 1 --workers-kill-timeout 10 \
		--respawn-failed-workers decisionaid.wsgi:application

curator: install  ## Make a curator's account with every right (NAME=casey make curator)
	@$(BIN)/python manage.py curator --all-rights "$(or $(NAME),curator)"
	@echo "Start it with 'make run', log in at http://$(HOST):$(PORT)/admin/ (PORT as you run it) and set up a phone for the second step"

dev-install: $(VENV)/dev.stamp  ## Install what checking the service needs

check: $(VENV)/dev.stamp  ## Style, types, templates, layers, missing migrations
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --quiet --check
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run --verbosity 0

quick: $(VENV)/dev.stamp  ## Between two thoughts: style, types, and the unit tests that need no database (under a minute)
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check
	@$(BIN)/mypy & typed=$$!; $(BIN)/pytest -q -n 2 --dist worksteal -m "not database and not slow and not soak and not browser" \
		$(PYTEST_ARGS) tests/unit tests/house; tested=$$?; wait $$typed && exit $$tested

test: check pytest  ## Everything that must hold before a change is merged

pytest: $(VENV)/dev.stamp browser nginx  ## The tests alone (PYTEST_ARGS="-k name" to choose)
	$(BIN)/pytest -q -n 4 --dist worksteal $(PYTEST_ARGS)

ahead: $(VENV)/dev.stamp faketime  ## Unit and web tests with the machine's clock two years ahead
	FAKETIME_DONT_FAKE_MONOTONIC=1 faketime -f +2y \
		$(BIN)/pytest -q -p no:cacheprovider -n 3 --dist worksteal $(PYTEST_ARGS) tests/unit tests/web

soak: $(VENV)/dev.stamp browser nginx  ## Long faults, fuzz and 1,500 simulated people (half an hour or more)
	THOROUGH=1 $(BIN)/pytest -q -m soak $(PYTEST_ARGS)
	THOROUGH=1 $(BIN)/pytest -q -n 2 -m "slow and not bench" $(PYTEST_ARGS)
	THOROUGH=1 $(BIN)/pytest -q -n 2 $(PYTEST_ARGS) tests/oracle tests/proof tests/importing/test_letters.py

screens: $(VENV)/dev.stamp browser  ## Take the pictures of every page in docs/screens
	$(BIN)/pytest -q tests/screens.py tests/browser/curator_screens.py

photographs: $(VENV)/dev.stamp browser  ## Take the style page's photographs anew, after looking at /style/
	RENEW_PHOTOGRAPHS=1 $(BIN)/pytest -q tests/browser/test_photographs.py

browser:  # Chromium for the browser tests, if there is none: best without windows, which does the same for less
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null \
		|| bash .ci/apt_install chromium-headless-shell || bash .ci/apt_install chromium

chromium:  # Debian's whole Chromium for Lighthouse, if there is none
	@command -v chromium chromium-browser google-chrome >/dev/null || bash .ci/apt_install chromium

nginx:  # a proxy for the tests with two nodes, if there is none
	@PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null || bash .ci/apt_install nginx-light

faketime:  # another clock for `make ahead`, if there is none
	@command -v faketime >/dev/null || bash .ci/apt_install faketime

samples: $(VENV)/dev.stamp  ## Make the checklists of three worked examples anew, in docs/samples/
	$(BIN)/python -m tests.make_samples

bench: install $(VENV)/dev.stamp  ## Measure speed and weight and write docs/benchmarks.md (minutes)
	@bash .ci/with_postgres bash -c '$(BIN)/python -m tests.bench "$$DATABASE_URL"'

LIGHTHOUSE := tests/lighthouse/node_modules

lighthouse: install $(VENV)/dev.stamp chromium $(LIGHTHOUSE)/.stamp  ## Let Lighthouse judge four pages and write docs/lighthouse.md (needs Node)
	$(BIN)/python -m tests.lighthouse

postgres: $(VENV)/dev.stamp  ## A throw-away PostgreSQL for development; Ctrl-C ends it
	@bash .ci/with_postgres bash -c 'echo "export DATABASE_URL=$$DATABASE_URL"; sleep infinity'

.PHONY: prove booklet mutation mutation-whole photographs
FOLDER ?= var/booklet

prove: install  ## Prove the current edition's rules for every possible set of answers
	@$(BIN)/python manage.py prove

booklet: install  ## Write what an edition can say, for a clinician (FOLDER=path make booklet)
	@$(BIN)/python manage.py booklet $(FOLDER)

SEED ?= 7

mutation: $(VENV)/dev.stamp  ## Change presenters and the rules core in small ways, a seeded sample, and see the tests notice
	$(BIN)/python -m tests.mutation.sample presenters --seed $(SEED) --take 250
	$(BIN)/python -m tests.mutation.sample rules --seed $(SEED) --take 120

mutation-whole: $(VENV)/dev.stamp  ## Let mutmut change the rules core in every small way it knows (hours)
	$(BIN)/mutmut run --max-children 2
	$(BIN)/mutmut results

lock: $(VENV)/dev.stamp  ## Choose versions anew, write requirements/*.txt and prove them complete
	cd requirements && for lock in $(LOCKS); do \
		../$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
			--generate-hashes --no-emit-index-url -o $$lock.txt $$lock.in || exit 1; done
	@$(MAKE) --no-print-directory prove-lock

VERSION := $(shell sed -n 's/^__version__ = "\(.*\)"/\1/p' decisionaid/__init__.py)

release: $(VENV)/release.stamp  ## Look whether this tree is ready to be tagged, and write its bill of materials
	@grep -q '^## $(VERSION), 20[0-9-]*$$' CHANGELOG.md || { echo "CHANGELOG.md has no dated part for $(VERSION)" >&2; exit 1; }
	@mkdir -p var/release
	@$(BIN)/cyclonedx-py requirements requirements/base.txt --output-reproducible --of JSON \
		-o var/release/decisionaid-$(VERSION).cdx.json
	@echo "var/release/decisionaid-$(VERSION).cdx.json is written; now: git tag --annotate v$(VERSION)"

prove-lock: $(VENV)/dev.stamp  ## Install the locks into a fresh folder, for each Python and machine they are for
	@bash .ci/prove_lock $(BIN)/uv $(PYTHON)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/base.stamp: requirements/base.txt | $(BIN)/python
	@$(EXACTLY) -r $<
	@$(PIP) check
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt | $(BIN)/python
	@$(EXACTLY) -r $<
	@$(PIP) check
	@touch $@ $(VENV)/base.stamp

$(VENV)/release.stamp: requirements/release.txt $(VENV)/dev.stamp
	@$(EXACTLY) -r $<
	@$(PIP) check
	@touch $@

# Collecting needs keys, and any will do: none is left behind.
$(COLLECTED): $(VENV)/base.stamp $(STATIC_SOURCES)
	@keys=$$(mktemp -d) && trap 'rm -rf "$$keys"' EXIT && DECISIONAID_MODE=local DATA_DIR="$$keys" \
		$(BIN)/python manage.py collectstatic --noinput --verbosity 0

$(LIGHTHOUSE)/.stamp: tests/lighthouse/package-lock.json
	npm --prefix tests/lighthouse ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@
