# SPDX-License-Identifier: EUPL-1.2
#
#   make site     set up what is missing, compile, build content/ into public/
#   make test     set up what the tests need and run them all
#   make serve    public/ on http://127.0.0.1:8000
#   make rooms    who includes whom (generator/ROOMS)
#   make bench    speed against the floor; make bench-charts: of single charts, beside gnuplot's
#   make install  PREFIX=/usr/local
#   make sanitize thread valgrind   the suite under sanitizers, a parallel build under TSan, a build under valgrind

CC      ?= gcc
PREFIX  ?= /usr/local
MODE    ?= release
BUILD   ?= build
PUBLIC  ?= public

PACKAGES = libcmark-gfm libcjson gdlib zlib icu-i18n icu-uc raqm freetype2 yaml-0.1 libxxhash
FLAGS_release  = -O2 -g
FLAGS_sanitize = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DARENA_DEBUG
FLAGS_thread   = -O1 -g -fsanitize=thread
FLAGS = -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(WERROR) $(FLAGS_$(MODE))
VERSION = $(shell cat generator/VERSION)

# Asked once, and only when something is compiled: `make site` begins before the packages are there.
INCLUDES = $(eval INCLUDES := $(shell pkg-config --cflags $(PACKAGES)))$(INCLUDES)
LIBS     = $(eval LIBS := $(shell pkg-config --libs $(PACKAGES)) -lcmark-gfm-extensions -lpthread -lm)$(LIBS)
COMPILE  = @mkdir -p $(@D) && echo "  $@" && $(CC) $(FLAGS) -Igenerator $(INCLUDES) $(CFLAGS) -MMD
JOBS     = -j$(shell nproc)

SOURCES = $(wildcard generator/*/*.c)
OBJECTS = $(SOURCES:%.c=$(BUILD)/%.o)
UNITS   = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))

.PHONY: site all test serve rooms bench bench-charts install clean units spec golden browser sanitize thread valgrind

site:
	@.ci/setup build
	@$(MAKE) --no-print-directory $(JOBS) all
	$(BUILD)/jamlik build content -o $(PUBLIC)

all: $(BUILD)/jamlik

$(BUILD)/jamlik: $(BUILD)/generator/main.o $(OBJECTS)
	@echo "  $@" && $(CC) $(FLAGS) -o $@ $^ $(LIBS)

$(BUILD)/generator/%.o: generator/%.c generator/VERSION
	$(COMPILE) -DJAMLIK_VERSION='"$(VERSION)"' -DJAMLIK_SHARE='"$(PREFIX)/share/jamlik"' -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(OBJECTS)
	$(COMPILE) -o $@ $< $(OBJECTS) $(LIBS) -lcmocka

$(BUILD)/bench-charts: tests/bench/charts.c $(filter $(BUILD)/generator/base/% $(BUILD)/generator/chart/%,$(OBJECTS))
	$(COMPILE) -o $@ $(filter %.c %.o,$^) $(LIBS)

$(BUILD)/labels: tests/spec/labels.c $(OBJECTS)
	$(COMPILE) -o $@ $< $(OBJECTS) $(LIBS)

$(BUILD)/mustache-spec: tests/spec/mustache.c $(OBJECTS)
	$(COMPILE) -o $@ $< $(OBJECTS) $(LIBS)

test:
	@.ci/setup test
	@$(MAKE) --no-print-directory $(JOBS) all
	@tests/run.sh

golden browser sanitize thread valgrind:
	@.ci/setup test
	@$(MAKE) --no-print-directory $(JOBS) all
	@tests/run.sh $@

units: $(UNITS)
spec: $(BUILD)/mustache-spec

serve:
	@.ci/setup serve
	@echo "http://127.0.0.1:8000 (stop with Ctrl-C)"
	@busybox httpd -f -p 127.0.0.1:8000 -h $(PUBLIC)

rooms:
	@tests/rooms.sh

bench: all
	@tests/bench/bench.sh

bench-charts: $(BUILD)/bench-charts
	@tests/bench/charts.sh $<

install: all
	install -Dm755 $(BUILD)/jamlik $(DESTDIR)$(PREFIX)/bin/jamlik
	mkdir -p $(DESTDIR)$(PREFIX)/share/jamlik
	cp -R templates themes $(DESTDIR)$(PREFIX)/share/jamlik/

clean:
	rm -rf build public

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
