# Houvast's commands. `make` alone lists them.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
CHROMIUM ?= /usr/bin/chromium
# Two workers of the suite by default; `JOBS=auto` takes every core.
JOBS ?= 2
# More words for pytest, such as `make test ARGS="-k fallback"`.
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PIP_COMPILE := $(BIN)/pip-compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

# Never the settings of the shell that happens to call: these commands know their profile.
unexport DJANGO_SETTINGS_MODULE

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-services test-clients e2e bench soak check coverage messages catalogues pins

help: ## list these commands
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

setup: $(VENV)/.stamp $(VENV)/.stamp-dev ## .venv and dependencies only

demo: $(VENV)/.catalogues ## serve the demo on http://localhost:8000 (PORT= for another)
	@echo "Preparing the database …"
	@$(MANAGE) migrate --no-input --verbosity 0
	@PORT=$(PORT) $(MANAGE) demo
	@$(BIN)/python cms/announce.py $(PORT) & \
	PORT=$(PORT) exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) \
		--workers 1 --blocking-threads 4 --backpressure 16 --log-level warning cms.wsgi:application

test: $(VENV)/.stamp-dev $(VENV)/.catalogues ## the whole suite on SQLite
	@env -u DATABASE_URL -u CACHE_URL $(BIN)/pytest -n $(JOBS) -m "not e2e and not services and not soak and not npm" $(ARGS)

test-services: $(VENV)/.stamp-dev $(VENV)/.catalogues ## the whole suite on PostgreSQL and Redis (DATABASE_URL, CACHE_URL)
	@test -n "$$DATABASE_URL" || { echo "make test-services needs DATABASE_URL, such as postgres://user:password@localhost:5432/name"; exit 1; }
	@test -n "$$CACHE_URL" || { echo "make test-services needs CACHE_URL, such as redis://localhost:6379/1"; exit 1; }
	@$(BIN)/pytest -n $(JOBS) -m "not e2e and not soak and not npm" $(ARGS)

test-clients: $(VENV)/.stamp-dev $(VENV)/.catalogues ## the sample client in TypeScript, which needs node and npm
	@command -v npm >/dev/null || { echo "make test-clients needs node and npm, such as Debian's package npm brings"; exit 1; }
	@env -u DATABASE_URL -u CACHE_URL $(BIN)/pytest -m npm $(ARGS)

e2e: $(VENV)/.stamp-dev $(VENV)/.catalogues ## the browser tests, in the Chromium that CHROMIUM= names
	@test -x "$(CHROMIUM)" || { echo "make e2e needs Chromium; there is none at $(CHROMIUM) (CHROMIUM= names another)"; exit 1; }
	@env -u DATABASE_URL -u CACHE_URL CHROMIUM="$(CHROMIUM)" $(BIN)/pytest -m e2e $(ARGS)

bench: $(VENV)/.catalogues ## side by side with stock Wagtail, in at most 5 minutes (BENCH=full: the large sizes too)
	@$(BIN)/python -m benchmarks $(ARGS)

soak: $(VENV)/.stamp-dev $(VENV)/.catalogues ## the large and timed proofs, on PostgreSQL (DATABASE_URL); at most 15 minutes each
	@test -n "$$DATABASE_URL" || { echo "make soak needs DATABASE_URL, such as postgres://user:password@localhost:5432/name"; exit 1; }
	@$(BIN)/pytest tests/soak -m soak $(ARGS)

# Every check runs, also after one that failed; its words are shown only then.
check: $(VENV)/.stamp-dev $(VENV)/.catalogues ## linters, types, import layers, migrations, catalogues, deployment
	@failed=0; log=$$(mktemp); \
	step() { \
		name="$$1"; shift; printf '  %-28s' "$$name"; \
		if "$$@" >"$$log" 2>&1; then echo ok; else echo FAILED; cat "$$log"; failed=1; fi; \
	}; \
	step "style (ruff check)" $(BIN)/ruff check .; \
	step "format (ruff format)" $(BIN)/ruff format --check .; \
	step "types (mypy)" $(BIN)/mypy .; \
	step "layers (import-linter)" $(BIN)/lint-imports; \
	step "migrations" env -u DATABASE_URL DJANGO_SETTINGS_MODULE=cms.settings.test \
		$(MANAGE) makemigrations --check --dry-run; \
	step "catalogues" $(MANAGE) check_catalogues; \
	step "docs of the API" $(MANAGE) openapi --check; \
	step "deployment (check --deploy)" env -u CACHE_URL DJANGO_SETTINGS_MODULE=cms.settings.production \
		SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		DATABASE_URL=postgres://houvast@localhost/houvast \
		ALLOWED_HOSTS=cms.example.org PUBLIC_URL=https://cms.example.org \
		$(MANAGE) check --deploy --fail-level WARNING; \
	rm -f "$$log"; exit $$failed

coverage: $(VENV)/.stamp-dev $(VENV)/.catalogues ## the suite, with a table of the lines it does not reach
	@env -u DATABASE_URL -u CACHE_URL $(BIN)/pytest -n $(JOBS) -m "not e2e and not services and not soak and not npm" --cov --cov-report=term-missing:skip-covered $(ARGS)

messages: $(VENV)/.stamp ## collect the texts of the house into the Dutch catalogue
	@$(MANAGE) check_catalogues --update

catalogues: $(VENV)/.catalogues ## compile the catalogues that changed

pins: $(VENV)/.stamp-dev ## bring the exact versions in requirements*.txt up to date
	@$(PIP_COMPILE) --upgrade --output-file requirements.txt requirements.in
	@$(PIP_COMPILE) --upgrade --output-file requirements-dev.txt requirements-dev.in

# A stamp, so that a start with nothing to compile does not wait for Python.
$(VENV)/.catalogues: $(VENV)/.stamp $(wildcard locale/*/LC_MESSAGES/*.po)
	@$(MANAGE) compile_catalogues
	@touch $@

$(VENV)/.stamp: requirements.txt
	@test -n "$(PYTHON)" && "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Houvast needs Python 3.11 or newer; PYTHON= names one"; exit 1; }
	@test -x $(BIN)/python || { echo "Making $(VENV) …"; "$(PYTHON)" -m venv $(VENV); }
	@echo "Installing what Houvast needs …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.stamp-dev: $(VENV)/.stamp requirements-dev.txt
	@echo "Installing what its tests and checks need …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -r requirements-dev.txt
	@touch $@
