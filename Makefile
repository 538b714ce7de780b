# OneWindow: everything a developer or a hall does with the sources.

DEBIAN  := libncursesw5-dev libsqlite3-dev libcrypt-dev pkg-config libpango1.0-dev libqrencode-dev fonts-noto-cjk fonts-lxgw-wenkai
TESTING := tmux jq faketime poppler-utils zbar-tools python3-venv
DRAWING := librsvg2-bin poppler-utils
BENCH   := htop mutt python3-venv
PYPI    := SpiffWorkflow==3.2.0 weasyprint==70.0
PYTHON  := .build/bench-python/bin/python
MINING  := pm4py==2.7.23.11 ciw==3.2.7
MINER   := .build/test-python/bin/python
DATA    ?= $(CURDIR)/.build/demo
RELEASE := .build/release/onewindow
TRIED   := $(CURDIR)/.build/torture.txt
POINTS  ?= 60
NUMBERS ?= 150
# One clock for all processes; only what is waited for by the monotonic one takes its usual time.
FASTER  := FAKETIME_DONT_RESET=1 FAKETIME_DONT_FAKE_MONOTONIC=1 NO_FAKE_STAT=1 faketime -f '@2026-11-26 01:00:00 x10'
FUZZED  := -c release -Xswiftc -enable-testing -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=address
SHOWN   := acceptance correction handover serviceGuide
SCREEN  := .build/debug/onewindow screen --all --svg --output

.PHONY: demo test morning torture fuzz check pictures bench build format install-build install-test install-pictures install-bench clean

demo: build            ## build, make a demo hall in the middle of a morning, and open the console on it
	@rm -rf "$(DATA)"
	@$(RELEASE) demo --data "$(DATA)"

build: install-build
	swift build -c release --product onewindow

test: install-build install-test   ## every test
	swift build --build-tests
	@swift test --skip-build --parallel > .build/test.log 2>&1 && grep 'Test run with' .build/test.log \
	  || { cat .build/test.log; echo; echo 'What failed:'; grep -A 4 '✘' .build/test.log; exit 1; }

morning: install-build install-test   ## three consoles, board, display and kiosk: a morning of NUMBERS (150) at ten times speed, 20 minutes
	swift build --build-tests
	@ONEWINDOW_MORNING=$(NUMBERS) $(FASTER) swift test --skip-build --filter TmuxHallMorningTests > .build/morning.log 2>&1 \
	  && grep 'a morning:' .build/morning.log || { cat .build/morning.log; exit 1; }

torture: install-build install-test   ## kill points, refused calls, lost terminals, crowds, power cuts, simulated consoles, fuzzing; POINTS=all strikes every call
	swift build --build-tests
	@rm -f $(TRIED)
	@ONEWINDOW_TORTURE=$(TRIED) ONEWINDOW_POINTS=$(POINTS) swift test --skip-build --filter 'TortureTests|PowerLossTests|SimulationTests|MutationTests' \
	  > .build/torture.log 2>&1 || { cat .build/torture.log; exit 1; }
	@ONEWINDOW_TORTURE=$(TRIED) $(MAKE) fuzz
	@sort $(TRIED) | expand -t 64

fuzz: install-build    ## everything that takes in bytes, under libFuzzer, SECONDS_EACH (60) a target
	swift build --package-path Tests/Fuzz --scratch-path .build/fuzz $(FUZZED)
	Tests/Fuzz/run.sh

check: install-build   ## format lint; our own warnings are errors in every build; pictures as the program draws them
	swift format lint --strict --recursive Package.swift Sources Tests Resources
	swift build
	@rm -rf .build/drawn
	$(SCREEN) .build/drawn
	@diff -rq docs/pictures .build/drawn || { echo 'Pictures that are not what the program draws: make pictures'; exit 1; }

pictures: install-build install-pictures   ## docs/pictures anew from the scenes, PNGs of them in .build/pictures, and docs/papers
	swift build --product onewindow
	rm -rf docs/pictures .build/pictures
	$(SCREEN) docs/pictures
	@mkdir -p .build/pictures
	rm -rf docs/papers .build/paper-hall .build/papers
	.build/debug/onewindow demo --no-console --seed 7 --day 2026-11-23 --data .build/paper-hall > /dev/null
	.build/debug/onewindow document --data .build/paper-hall --all --out .build/papers > /dev/null
	@mkdir -p docs/papers
	@for name in $(SHOWN); do \
	  pdftoppm -r 72 -gray -png -f 1 -l 1 -singlefile .build/papers/$$name.pdf docs/papers/$$name || exit 1; done
	@for file in docs/pictures/*.svg; do \
	  rsvg-convert --zoom 2 -o .build/pictures/$$(basename $$file .svg).png $$file || exit 1; done

format:
	swift format --in-place --recursive Package.swift Sources Tests Resources

bench: build install-bench   ## ratios against htop, mutt, SpiffWorkflow, WeasyPrint and a bare atomic replace in the same run
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
	@[ -x $(MINER) ] || /usr/bin/python3 -m venv .build/test-python
	@$(MINER) -m pip install --quiet --disable-pip-version-check $(MINING)

install-pictures:
	$(call install,$(DRAWING))

install-bench:
	$(call install,$(BENCH))
	@[ -x $(PYTHON) ] || /usr/bin/python3 -m venv .build/bench-python
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check $(PYPI)

clean:
	rm -rf .build
