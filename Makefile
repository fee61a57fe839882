# The portal's commands. `make run` shows it, `make test` proves it, `make help` lists the rest.

VENV := .venv
PY := $(VENV)/bin/python
# A stamp named after the lock's checksum: reinstalled exactly when the lock changed.
BASE := $(VENV)/.base-$(shell cksum < requirements/base.txt | cut -d' ' -f1)
TEST := $(VENV)/.test-$(shell cksum < requirements/test.txt | cut -d' ' -f1)

.DEFAULT_GOAL := help
.PHONY: help run dev test demo-refresh demo-call faults nightly bench lint format messages catalogues screenshots guide

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 | /p' Makefile | column -t -s '|' 2>/dev/null || grep '##' Makefile

run: $(BASE) ## run the portal as production does, with demo content, at http://localhost:8000
	@exec $(PY) -m portal.launch

dev: $(BASE) ## run the development server and the worker, restarting when code changes
	@exec $(PY) -m portal.launch --dev

test: $(TEST) ## run every check and test, on SQLite, on PostgreSQL and in Chromium
	@exec $(PY) tests/run.py

demo-refresh: $(BASE) ## renew the dates of the demonstration, so that something is open again
	@exec $(PY) -m portal.launch demo_refresh

demo-call: $(BASE) ## add a judged call to the demonstration: 145 invented applications, 40 awards, a contestation
	@exec $(PY) -m portal.launch demo_call

faults: $(TEST) ## break processes, database, mail and disk while people send forms, on SQLite and PostgreSQL
	@exec $(PY) -m tests.faults.run

nightly: $(TEST) ## the same for much longer, with 2,000 people in the last minute and 50,000 malformed requests
	@exec $(PY) -m tests.faults.run --nightly

bench: $(TEST) ## measure the portal against a bare Wagtail site (needs PostgreSQL)
	@exec $(PY) -m tests.bench.run

lint: $(TEST) ## run only the checks of `make test`, without the tests
	@exec $(PY) tests/run.py --only checks

format: $(TEST) ## put the code into its house style
	@$(VENV)/bin/ruff check --quiet --fix . ; $(VENV)/bin/ruff format --quiet .

screenshots: $(TEST) ## take the pictures in docs/screenshots anew (needs Chromium)
	@exec $(PY) -m tests.browser.screenshots

guide: $(TEST) ## take the pictures of the guides anew, doing what it says (needs Chromium)
	@exec $(PY) -m tests.browser.guide

messages: $(BASE) ## gather the translatable strings (needs gettext)
	@exec $(PY) manage.py make_catalogues

catalogues: $(BASE) ## compile the translations (needs nothing)
	@exec $(PY) manage.py compile_catalogues

# --- the virtual environment --------------------------------------------------------------------------------------

$(PY):
	@for python in $${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do \
	  if $$python -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then \
	    echo "[venv]       made with $$($$python --version 2>&1)"; \
	    exec $$python -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo "The portal needs Python 3.11 to 3.14 with its venv module (on Debian: apt-get install python3-venv)." >&2; exit 1

$(BASE): | $(PY)
	@$(PY) requirements/install.py requirements/base.txt && rm -f $(VENV)/.base-* && touch $@

$(TEST): | $(PY)
	@$(PY) requirements/install.py requirements/test.txt && rm -f $(VENV)/.base-* $(VENV)/.test-* && touch $(BASE) $@
