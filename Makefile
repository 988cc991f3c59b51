# 官号 Guanhao. `make` alone says what there is / lists the targets.
#
# Everything runs in an environment of its own, .venv, made from the hashed locks in requirements/.
# It needs Python 3.11 or later (with venv), make and git; choose another Python with: make PYTHON=/path/to/python …

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTHON ?=
PYTEST ?= -n auto --dist worksteal
LOCK_FLAGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

.PHONY: help
help: ## 列出全部命令 / list the targets
	@printf '官号 Guanhao\n\n'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1@\2/p' $(firstword $(MAKEFILE_LIST)) | \
		while IFS=@ read -r name words; do printf '%-16s%s\n' "$$name" "$$words"; done

.PHONY: install
install: $(VENV)/.package ## 只建环境 / make the environment alone

.PHONY: site
site: $(VENV)/.package ## 建环境、校验登记册、生成门户 site/ / make the environment, check the register, build the portal into site/
	@$(BIN)/guanhao check
	@$(BIN)/guanhao build

.PHONY: serve
serve: $(VENV)/.package ## 在本机预览门户，改动即时可见 / serve the portal here, with live reload
	@$(BIN)/guanhao serve

# Hundreds of tests start the program: it is compiled once for all of them, whatever the environment says.
.PHONY: test
test: lint ## 跑全部检查和测试，含浏览器 / every check and test, the browser included
	@browser=$$($(BIN)/python tests/browser.py) || exit 1; \
		GUANHAO_BROWSER="$$browser" PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest $(PYTEST)

.PHONY: lint
lint: $(VENV)/.test ## 代码规范、类型、模块依赖、工作流、Schema 是否最新 / style, types, imports, workflows, schemas up to date
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/zizmor --offline --quiet .github/workflows
	@made=$$(mktemp -d) && trap 'rm -rf "$$made"' EXIT && mkdir "$$made/registry" && \
		cp registry/institution.yml "$$made/registry/" && $(BIN)/guanhao schema --root "$$made" && \
		diff -r "$$made/registry/schema" registry/schema || \
		{ echo 'registry/schema 已过期，请运行 make schema / is out of date: run make schema' >&2; exit 1; }

.PHONY: bench
bench: $(VENV)/.test ## 与 check-jsonschema、git log、MkDocs-Material 等并排测速 / timings side by side with their like
	@$(BIN)/python -m benchmarks.check_speed
	@$(BIN)/python -m benchmarks.history_speed
	@$(BIN)/python -m benchmarks.publish_speed
	@$(BIN)/python -m benchmarks.ledger_speed

.PHONY: schema
schema: $(VENV)/.package ## 由模型重新生成 registry/schema / make registry/schema anew from the models
	@$(BIN)/guanhao schema

.PHONY: web
web: ## 重新打包网页用的识别程序（要用 Node.js） / bundle the reader of QR codes anew (needs Node.js)
	@cd generator/web && npm ci --ignore-scripts --no-audit --no-fund && npm run --silent build

.PHONY: tables
tables: $(VENV)/.test ## 重新生成核验用的字表 / make the checker's table of like characters anew
	@$(BIN)/python generator/tables/fold_table.py

.PHONY: forms
forms: $(VENV)/.package ## 重新生成打印用的 Word 模板 / make the Word templates of the printable forms anew
	@$(BIN)/python generator/word/build.py

.PHONY: lock
lock: $(VENV)/.site ## 重新锁定依赖；升级用 LOCK_FLAGS=--upgrade / make the locks anew; LOCK_FLAGS=--upgrade for new versions
	@$(PIP) install --quiet --require-hashes -r requirements/lock.txt
	@for made in test site lock; do \
		case $$made in \
			test) from='pyproject.toml requirements/build.in --extra test' ;; \
			site) from='pyproject.toml requirements/build.in -c requirements/test.txt' ;; \
			lock) from='requirements/lock.in' ;; \
		esac; \
		$(BIN)/uv pip compile $$from --output-file requirements/$$made.txt --quiet --generate-hashes \
			--universal --python-version 3.11 --custom-compile-command 'make lock' $(LOCK_FLAGS) || exit 1; \
	done

.PHONY: clean
clean: ## 删去环境、缓存和生成的门户 / delete environment, caches and the built portal
	rm -rf $(VENV) site .guanhao .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find generator tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. Each stamp stands for one lock, and lies in the environment, so that both go together.

$(VENV)/.site: requirements/site.txt
	@for python in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3 python; do \
		"$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		echo "建立环境 .venv / making the environment: $$("$$python" --version)"; \
		"$$python" -m venv --clear $(VENV) && exit 0; \
	done; \
	echo '找不到带 venv 的 Python 3.11 或更新版本。请先安装（Debian、Ubuntu：apt install python3 python3-venv），' >&2; \
	echo '或用 make PYTHON=/路径/python3.11 指明。' >&2; \
	echo 'Found no Python 3.11 or later that has venv. Install one, or name it: make PYTHON=/path/to/python3.11' >&2; \
	exit 1
	@$(PIP) install --quiet --require-hashes -r $<
	@touch $@

$(VENV)/.package: pyproject.toml $(VENV)/.site
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.package
	@$(PIP) install --quiet --require-hashes -r $<
	@touch $@
