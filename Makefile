# The commands of the README. Everything is made here, from the hash-locked lists; nothing is taken from the machine.
PYTHON ?= python3
VENV := .venv
DEV := .venv-dev
STUDIES := $(wildcard studies/*/study.yaml)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test drill lint docs pictures lock clean

demo: $(VENV)/ready
	@$(VENV)/bin/python -m kithgraph.demo $(patsubst %/study.yaml,%,$(STUDIES))

test: $(DEV)/ready
	@sh tests/parts.sh
	$(DEV)/bin/ruff check .
	$(DEV)/bin/ruff format --check .
	$(DEV)/bin/mypy .
	$(DEV)/bin/lint-imports
	$(DEV)/bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# The long forms of the tests, for hours: other examples and requests than in every run, and attacks on 1,000 studies.
drill: $(DEV)/ready
	KITH_DRILL=200 $(DEV)/bin/python -m pytest tests/properties tests/functional/api/test_api_contract.py -n 2 --dist loadfile
	$(DEV)/bin/python -m benchmarks.attacks

lint: $(DEV)/ready
	$(DEV)/bin/ruff check --fix .
	$(DEV)/bin/ruff format .
	$(DEV)/bin/mypy .
	$(DEV)/bin/lint-imports

docs: $(DEV)/ready
	$(DEV)/bin/python -m docs.derive

pictures: $(DEV)/ready
	$(DEV)/bin/python -m docs.pictures

# Needs uv; names no package host in what it writes.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --extra build --extra fast --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate -q -o requirements.lock
	uv pip compile pyproject.toml --universal --python-version 3.11 --all-extras --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate -q -o requirements-dev.lock

clean:
	rm -rf $(VENV) $(DEV) out build *.egg-info

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install -q --require-hashes -r requirements.lock
	$(VENV)/bin/pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(DEV)/ready: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(DEV)
	$(DEV)/bin/pip install -q --require-hashes -r requirements-dev.lock
	$(DEV)/bin/pip install -q --no-deps --no-build-isolation -e .
	@touch $@
