# Needs Rust, Python 3.11 with venv, gcc and make. Everything else goes into .venv and target.
.DEFAULT_GOAL := example
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: example test setup rust-checks rust-tests python-checks python-tests packages bench bench-counting bench-reading bench-starting bench-stats docs site fmt clean help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
SITE := build/site-venv
BIN := $(VENV)/bin
PYPROJECT := python/pyproject.toml
EXTENSION := python/laks/_laks.abi3.so
MATURIN := $(BIN)/maturin
PACKAGES := build/packages
HANDED_OUT := build/handed-out
PYTHON_SOURCES := python tests notebooks

# pyo3 builds against the interpreter of .venv, whoever calls cargo, so nothing is built twice.
# The extension is never linked to libpython, which a machine with only Python may not have.
export PYO3_PYTHON := $(CURDIR)/$(BIN)/python
export PYO3_BUILD_EXTENSION_MODULE := 1
export VIRTUAL_ENV := $(CURDIR)/$(VENV)
export PIP_CONSTRAINT := $(CURDIR)/python/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# No path of the machine that builds is left in what is built: the panics of a wheel would name them. The
# same for everything in release, so that the extension, the wheel and the benchmarks share one compilation.
CARGO_HOME ?= $(HOME)/.cargo
SHARED_FLAGS := $(strip $(RUSTFLAGS) --remap-path-prefix=$(CARGO_HOME)=cargo --remap-path-prefix=$(CURDIR)=laks)

# What the extension is made of: the crates without their tests, and the binding.
EXTENSION_SOURCES := Cargo.toml Cargo.lock python/Cargo.toml $(shell find crates python/src -type f \
	-not -path '*/tests/*' -not -path '*/benches/*' -not -path '*/examples/*' \
	-not -path 'crates/laks-polars/*' -not -path '*/.*')

# What a wheel holds beside the extension.
PACKAGE_SOURCES := LICENSE-MIT LICENSE-APACHE python/README.md $(shell find python/laks -type f \
	-not -name '*.so' -not -name '*.pyc')

example: setup ## Set up everything and run the main job: the Ballerup example, to build/ballerup.html
	mkdir -p build
	$(BIN)/laks example ballerup --out build/ballerup.html

test: setup rust-checks rust-tests python-checks python-tests ## Set up everything and run every test

setup: $(EXTENSION) ## Make .venv and install the Python packages and laks into it

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/packages.stamp: $(PYPROJECT) python/constraints.txt | $(BIN)/python
	@$(BIN)/python -c 'import tomllib; \
	extras = tomllib.load(open("$(PYPROJECT)", "rb"))["project"]["optional-dependencies"]; \
	needed = extras["read"] + extras["charts"] + extras["report"] + extras["dev"]; \
	print("\n".join(line for line in needed if not line.startswith("laks[")))' > $(VENV)/packages.txt
	$(BIN)/python -m pip install --quiet --requirement $(VENV)/packages.txt
	touch $@

$(EXTENSION): export RUSTFLAGS := $(SHARED_FLAGS)
$(EXTENSION): $(VENV)/packages.stamp $(EXTENSION_SOURCES)
	$(MATURIN) develop --release --locked --manifest-path python/Cargo.toml
	touch $@

# From what is compiled already, for the tests.
$(PACKAGES)/made.stamp: export RUSTFLAGS := $(SHARED_FLAGS)
$(PACKAGES)/made.stamp: $(EXTENSION) $(PACKAGE_SOURCES)
	rm -rf $(PACKAGES)
	$(MATURIN) build --release --locked --manifest-path python/Cargo.toml --out $(PACKAGES)
	$(MATURIN) sdist --manifest-path python/Cargo.toml --out $(PACKAGES)
	touch $@

# Linked by zig against an old libc, for every Linux since 2014; once more from the source package alone.
packages: export RUSTFLAGS := $(SHARED_FLAGS)
packages: setup ## Build wheel, source package and crates as they are handed out, and try them
	$(BIN)/python -m pip install --quiet 'ziglang>=0.15'
	rm -rf $(HANDED_OUT) build/from-source
	$(MATURIN) sdist --manifest-path python/Cargo.toml --out $(HANDED_OUT)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(MATURIN) build --release --locked --zig --compatibility manylinux2014 \
		--manifest-path python/Cargo.toml --out $(HANDED_OUT)
	LAKS_PACKAGES=$(HANDED_OUT) $(BIN)/python -m pytest -c $(PYPROJECT) --rootdir . tests/python/test_wheel.py
	PATH="$(CURDIR)/$(BIN):$$PATH" CARGO_TARGET_DIR=$(CURDIR)/build/from-source/target $(BIN)/python -m pip wheel --quiet \
		--no-deps --no-build-isolation --wheel-dir build/from-source $(HANDED_OUT)/laks-*.tar.gz
	cargo package --quiet --locked --allow-dirty --workspace --exclude laks-python
	cp target/package/*.crate $(HANDED_OUT)

rust-checks: $(BIN)/python ## Formatting, lints and documentation of every crate
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cargo clippy --locked --package laks --no-default-features -- -D warnings
	cargo clippy --locked --package laks --no-default-features --features toml -- -D warnings
	cargo clippy --locked --package laks --no-default-features --features hmac -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps

rust-tests: $(BIN)/python ## Unit tests, integration tests and doctests of every crate, and each as a package
	cargo test --locked --workspace
	cargo package --quiet --locked --allow-dirty --workspace --exclude laks-python --exclude laks-polars
	cargo package --quiet --locked --allow-dirty --workspace --exclude laks-python --no-verify # polars is compiled once

python-checks: setup ## Formatting, lints and types of the Python code
	$(BIN)/ruff check --config $(PYPROJECT) $(PYTHON_SOURCES)
	$(BIN)/ruff format --check --config $(PYPROJECT) $(PYTHON_SOURCES)
	$(BIN)/python -m mypy --config-file $(PYPROJECT) -p laks
	$(BIN)/python -m mypy.stubtest laks._laks laks.stats --mypy-config-file $(PYPROJECT)

python-tests: setup $(PACKAGES)/made.stamp ## Python tests, doctests, the notebooks and the README's code
	LAKS_PACKAGES=$(PACKAGES) $(BIN)/python -m pytest -c $(PYPROJECT) --rootdir . --numprocesses auto --dist loadfile \
		--doctest-modules python/laks tests/python --nbmake notebooks --ignore notebooks/data

bench: export RUSTFLAGS := $(SHARED_FLAGS)
bench: $(BIN)/python ## Measure the speed of the Rust crates
	cargo bench --locked --workspace

bench-counting: setup ## Count ten million referrals beside polars and duckdb, tables that are not plain, growing ones, and ask ready tallies
	$(BIN)/python tests/benchmarks/cliffs.py
	$(BIN)/python tests/benchmarks/cost_curves.py
	$(BIN)/python tests/benchmarks/linear.py
	$(BIN)/python tests/benchmarks/ready_tallies.py
	$(BIN)/python tests/benchmarks/counting.py

bench-reading: setup ## Read a million rows of CSV beside polars
	$(BIN)/python tests/benchmarks/reading.py

bench-starting: setup ## Time `import laks` and `laks --help`, beside bare Python
	$(BIN)/python tests/benchmarks/starting.py

bench-stats: setup ## Time each formula of laks.stats beside scipy, statsmodels and R, where they are installed
	$(BIN)/python -m pip install --quiet 'statsmodels>=0.15'
	$(BIN)/python tests/benchmarks/stats_peers.py
	$(BIN)/python tests/benchmarks/stats_r_peers.py

site: setup $(SITE)/packages.stamp ## Build the site, offline, into build/site
	$(BIN)/python python/site/pages.py build/site-pages $(SITE)/bin/python
	NO_MKDOCS_2_WARNING=1 $(SITE)/bin/python -m mkdocs build --quiet --clean --config-file python/site/mkdocs.yml
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps -p laks -p laks-stats -p laks-arrow -p laks-files
	rm -rf build/site/rust && cp -r target/doc build/site/rust
	@echo "build/site/index.html"

$(SITE)/packages.stamp: python/site/requirements.txt python/site/constraints.txt | $(BIN)/python
	$(PYTHON) -m venv $(SITE)
	PIP_CONSTRAINT=$(CURDIR)/python/site/constraints.txt $(SITE)/bin/python -m pip install --quiet --requirement python/site/requirements.txt
	touch $@

docs: $(BIN)/python ## Build the documentation of the crates into target/doc
	cargo doc --locked --workspace --no-deps

fmt: setup ## Format the Rust and Python code
	cargo fmt --all
	$(BIN)/ruff check --fix --config $(PYPROJECT) $(PYTHON_SOURCES)
	$(BIN)/ruff format --config $(PYPROJECT) $(PYTHON_SOURCES)

clean: ## Remove everything that was built
	rm -rf $(VENV) build target .pytest_cache .mypy_cache .ruff_cache
	rm -f $(EXTENSION)

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
