# `make` alone lists the targets. Needs Python 3.11 and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
EXAMPLE := src/folkmoot/example
HALL := out/hall
PORT ?= 8000
export OMP_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup run test check fix evaluate bench torture train translations example pictures clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:[^#]*## /\t/' | expand -t 12

setup: $(STAMP)  ## make .venv with the tool and what its tests need

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: setup  ## analyse the example, say where the report is, then open the hall with the example
	@mkdir -p out
	$(BIN)/folkmoot read $(EXAMPLE) --json out/record.json
	$(BIN)/folkmoot analyse out/record.json --out out/analysis --overwrite
	@$(BIN)/folkmoot serve --data $(HALL) --port $(PORT) --example

test: setup  ## run every test this machine can, those of the web on both databases, and print what was left out
	$(BIN)/python -m pytest -n 3 -rs
	$(BIN)/python scripts/with_postgresql.py $(BIN)/python -m pytest -n 3 -rs tests/web

check: setup  ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: setup  ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

evaluate: setup  ## measure against the gold sets, apart from the tests
	$(BIN)/python evaluation/linking/evaluate_linking.py
	$(BIN)/python evaluation/key_points/evaluate_key_points.py
	$(BIN)/python evaluation/gathering/evaluate_gathering.py
	$(BIN)/python evaluation/drawing_together/evaluate_drawing_together.py

bench: setup  ## measure times, each against a limit or a peer in the same run
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/key_points.py
	$(BIN)/python benchmarks/writers.py
	$(BIN)/python benchmarks/hall.py
	$(BIN)/python benchmarks/plenary.py --short
	$(BIN)/python benchmarks/desk.py --sizes 5000 --times 20
	$(BIN)/python benchmarks/minutes.py
	FOLKMOOT_BENCH=1 $(BIN)/python -m pytest -q tests/journeys/test_sheet_typing.py
	$(BIN)/python benchmarks/findings.py --sizes 3000
	$(BIN)/python benchmarks/publish.py

torture: setup  ## kill the server fifty times while phones write, and count what is lost
	$(BIN)/python scripts/torture.py

train:  ## train the encoder again: make train DATA=../shared/data (needs torch: an environment of its own)
	$(PYTHON) -m venv training/.venv
	training/.venv/bin/python -m pip install --quiet --disable-pip-version-check \
		-r training/requirements.txt -e .
	training/.venv/bin/python training/train_encoder.py $(DATA) out/encoder.npz
	training/.venv/bin/python training/ship_offsets.py out/encoder-2.npz
	training/.venv/bin/python scripts/fit_centre.py $(DATA)
	training/.venv/bin/python training/fit_whitening.py $(DATA)
	training/.venv/bin/python training/fit_tone.py $(DATA)

translations: setup  ## collect what the pages say, and compile the Danish
	$(BIN)/python scripts/translate.py

example: setup  ## write the example's files anew from their sources
	$(BIN)/python scripts/make_example.py

pictures: setup  ## take the README's pictures anew (needs Chromium and the model)
	$(BIN)/python scripts/take_pictures.py

clean:  ## remove what the other targets made
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache
