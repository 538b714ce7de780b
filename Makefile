# OneWindow: everything a developer or a hall does with the sources.

DEBIAN  := libncursesw5-dev libsqlite3-dev libcrypt-dev
TESTING := tmux jq
DATA    ?= $(CURDIR)/.build/demo
RELEASE := .build/release/onewindow

.PHONY: demo test check bench build format install-build install-test clean

demo: build            ## build, make a demo hall in the middle of a morning, and open the console on it
	@rm -rf "$(DATA)"
	@$(RELEASE) demo --data "$(DATA)"

build: install-build
	swift build -c release --product onewindow

test: install-build install-test   ## every test
	swift build --build-tests
	@swift test --skip-build --parallel > .build/test.log 2>&1 && grep 'Test run with' .build/test.log \
	  || { cat .build/test.log; echo; echo 'What failed:'; grep -A 4 '✘' .build/test.log; exit 1; }

check: install-build   ## format lint; our own warnings are errors in every build
	swift format lint --strict --recursive Package.swift Sources Tests Resources
	swift build

format:
	swift format --in-place --recursive Package.swift Sources Tests Resources

bench: install-build   ## ratios against a baseline in the same run
	swift run -c release Benchmarks

# dpkg says what is missing; apt-get is asked only then, with sudo unless we are root.
define install
@missing=$$(for package in $(1); do dpkg -s $$package >/dev/null 2>&1 || echo $$package; done); \
if [ -n "$$missing" ]; then \
  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; \
fi
endef

install-build:
	$(call install,$(DEBIAN))

install-test:
	$(call install,$(TESTING))

clean:
	rm -rf .build
