# journal: GNU make. `make help` lists the targets. CC, CFLAGS, CPPFLAGS, LDFLAGS, PREFIX and
# DESTDIR are the caller's; what the program cannot do without is in NEED and LINK.

VERSION = 1.0.0
PREFIX  = /usr/local
CC      = cc
HOSTCC  = $(CC)
CFLAGS  = -O2 -g
WARN    = -Wall -Wextra -Wshadow -Wconversion -Wformat=2
NEED    = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -pthread -DJOURNAL_VERSION='"$(VERSION)"'
LINK    = $(CC) -pthread $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LDLIBS)

B   = build#             where everything made goes; the other builds have their own
BIN = journal#           the program itself
LIB = $(B)/libjournal.a# all of src/ but main.c
GENERATED =#             C files made from tables, under build/; src/data/rules.mk adds to it
PROGRAMS =#              what tests need besides unit and prop; tests/*/rules.mk add to it

Q = $(if $(V),,@echo '  $@';)# V=1 shows the commands

all: $(BIN) ## build ./journal (the default)
-include src/data/rules.mk $(wildcard tests/*/rules.mk)

LIBOBJ  = $(patsubst %.c,$(B)/%.o,$(filter-out src/data/%,$(wildcard src/*/*.c)) $(GENERATED))
UNITOBJ = $(patsubst %.c,$(B)/%.o,$(wildcard tests/unit/*.c))
PROPOBJ = $(patsubst %.c,$(B)/%.o,$(wildcard tests/prop/*.c)) $(B)/tests/unit/unit.o

$(BIN): $(B)/src/main.o $(LIB)
	$(Q)$(LINK)
$(LIB): $(LIBOBJ)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^
$(B)/unit: $(UNITOBJ) $(LIB)
	$(Q)$(LINK)
$(B)/prop: $(PROPOBJ) $(LIB)
	$(Q)$(LINK)
# Any other test program is one file: $(B)/tests/DIR/NAME comes from tests/DIR/NAME.c.
$(B)/tests/%: $(B)/tests/%.o $(LIB)
	$(Q)$(LINK)
$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(NEED) $(WARN) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
# Other flags, other objects: this file changes only when they do.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(NEED) $(WARN) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS)' >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
FORCE:
.SECONDARY:
-include $(shell test -d $(B) && find $(B) -name '*.d')

# Tests. TESTS= names some (`make test TESTS=cmd/show`); see the head of tests/run.
RUN = TESTS= B=$(B) JOURNAL=$(BIN) tests/run
test: $(BIN) $(B)/unit $(B)/prop $(PROGRAMS) ## all that is fast; ends with a count
	$(RUN) $(TESTS)
test-long: $(BIN) $(B)/unit $(B)/prop $(PROGRAMS) ## ten times the random cases, and the long suites
	$(RUN) --long $(TESTS)
unit: $(B)/unit ## the unit tests alone
	$(RUN) unit
prop: $(B)/prop ## the random tests alone
	$(RUN) prop
lint: ## compilers' warnings, analyzers, layers, manual pages
	tests/lint/run

# Builds with other flags, each in its own directory.
OTHER = +$(MAKE) B=build/$@ BIN=build/$@/journal
SAN   = -g -O1 -fno-omit-frame-pointer -fno-sanitize-recover=all
asan: ## the tests under AddressSanitizer and UBSan
	$(OTHER) CPPFLAGS=-DPOISON CFLAGS='$(SAN) -fsanitize=address,undefined' test
tsan: ## the tests under ThreadSanitizer
	$(OTHER) CFLAGS='$(SAN) -fsanitize=thread' test
# Not those that end a process at each of its system calls, or fail its allocations: gcov makes
# such calls too, when it adds to its counts, and half a file of counts is none for all the rest.
# Where a test limits the size of files, gcov's words spoil what it compares: the share is told
# all the same.
COVERED = $(filter-out fault race order,$(patsubst tests/%/,%,$(wildcard tests/*/)))
cover: ## the tests with gcov, and the share of lines they reach
	@test ! -d build/cover || find build/cover -name '*.gcda' -exec rm {} +
	-$(OTHER) CFLAGS='-O0 -g --coverage' TESTS='$(COVERED)' UNIT_TIMEOUT=300 PROP_CASES=2000 test
	tests/cover build/cover
musl: ## build/musl/journal, static
	$(OTHER) CC=musl-gcc LDFLAGS=-static build/musl/journal
valgrind: $(B)/unit ## the unit tests under valgrind
	@if command -v valgrind >/dev/null; then UNIT_TIMEOUT=600 valgrind -q --error-exitcode=9 \
	  --leak-check=full $(B)/unit; else echo 'skip valgrind: it is not here'; fi
BENCH = $(B)/house $(B)/tests/bench/timer $(B)/tests/bench/floor $(B)/tests/fault/naive
bench: $(BIN) $(BENCH) ## ratios to other tools on the same work
	B=$(B) JOURNAL=$(BIN) tests/bench/run
demo: $(BIN) ## a walk through the program
	PATH="$$PWD:$$PATH" sh examples/demo.sh
$(B)/house: $(B)/tests/gen/house.o $(B)/tests/gen/people.o $(LIB)
	$(Q)$(LINK)

# Installing. The lists are what is there, so that uninstall takes away what install brought.
HERE    = ./$(BIN)#    prints the completions; cross-compiling, name one that runs here
BINDIR  = $(DESTDIR)$(PREFIX)/bin
SHARE   = $(DESTDIR)$(PREFIX)/share
PAGES   = $(notdir $(wildcard man/*.[157]))
BASH    = $(SHARE)/bash-completion/completions/journal
ZSH     = $(SHARE)/zsh/site-functions/_journal
FISH    = $(SHARE)/fish/vendor_completions.d/journal.fish
install: $(BIN) ## the program, its manual and completions, under DESTDIR and PREFIX
	mkdir -p $(BINDIR)
	install -m 755 $(BIN) $(BINDIR)/journal
	for p in $(PAGES); do d=$(SHARE)/man/man$${p##*.}; \
	  mkdir -p $$d && install -m 644 man/$$p $$d/$$p || exit 1; done
	mkdir -p $(dir $(BASH) $(ZSH) $(FISH))
	$(HERE) completion bash >$(BASH)
	$(HERE) completion zsh >$(ZSH)
	$(HERE) completion fish >$(FISH)
	chmod 644 $(BASH) $(ZSH) $(FISH)
uninstall: ## takes away what install brought
	rm -f $(BINDIR)/journal $(BASH) $(ZSH) $(FISH)
	for p in $(PAGES); do rm -f $(SHARE)/man/man$${p##*.}/$$p; done

DIST = journal-$(VERSION)
# The same commit gives the same bytes, whoever makes it: git sorts, and dates all by the commit.
dist: ## journal-VERSION.tar.gz, of the last commit (needs git)
	git -c tar.umask=0022 -c core.autocrlf=false archive --prefix=$(DIST)/ -o $(DIST).tar HEAD
	gzip -9 -n -f $(DIST).tar
distcheck: dist ## unpack it; build, test, install and uninstall from there
	tests/distcheck $(DIST).tar.gz
clean: ## removes what make made
	rm -rf build journal journal-*.tar journal-*.tar.gz
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' Makefile | expand -t 12

.PHONY: all test test-long unit prop lint asan tsan cover musl valgrind bench demo install \
        uninstall dist distcheck clean help FORCE
