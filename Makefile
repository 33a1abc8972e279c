# journal: GNU make. `make help` lists the targets. CC, CFLAGS, CPPFLAGS, LDFLAGS, prefix, bindir,
# mandir, docdir and DESTDIR may be set on the command line or in the environment; the flags that
# the program always needs are in NEED and LINK.

VERSION = 1.0.0
ifeq ($(origin CC),default)
CC      = cc
endif
HOSTCC ?= $(CC)
CFLAGS ?= -O2 -g
WARN    = -Wall -Wextra -Wshadow -Wconversion -Wformat=2 -Werror=implicit-function-declaration
NEED    = -std=c11 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 \
          -Isrc -pthread -DJOURNAL_VERSION='"$(VERSION)"'
MAP     = -fdebug-prefix-map='$(CURDIR)'=.# no build path in the binary
LINK    = $(CC) -pthread $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LDLIBS)

B   = build#             where everything made goes; the other builds have their own
BIN = journal#           the program itself
LIB = $(B)/libjournal.a# all of src/ but main.c
GENERATED =#             C files made from tables, under build/; src/data/rules.mk adds to it
PROGRAMS =#              what tests need besides unit and prop; tests/*/rules.mk add to it

Q = $(if $(V),,@echo '  $@';)# V=1 shows the commands

# Runs as many jobs as there are processors, unless the caller gives -j. A sub-make gets its
# jobs from the make above it.
ifndef MAKELEVEL
ifeq ($(filter -j%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
endif
endif

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
	$(Q)$(CC) $(NEED) $(WARN) $(CPPFLAGS) $(CFLAGS) $(MAP) -MMD -MP -c -o $@ $<
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
test: $(BIN) $(B)/unit $(B)/prop $(PROGRAMS) ## the fast tests; ends with a count
	$(RUN) $(TESTS)
test-all: $(BIN) $(B)/unit $(B)/prop $(PROGRAMS) ## adds the slow suites and a second locale
	$(RUN) --all $(TESTS)
test-long: $(BIN) $(B)/unit $(B)/prop $(PROGRAMS) ## adds ten times the random cases
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
	$(OTHER) CFLAGS='$(SAN) -fsanitize=thread' UNIT_TIMEOUT=200 test
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
machines: ## unit, prop and cmd on other processors, under qemu-user
	tests/machines/run
BENCH = $(B)/house $(B)/tests/bench/timer $(B)/tests/bench/floor $(B)/tests/fault/naive
bench: $(BIN) $(BENCH) ## ratios to other tools on the same work
	B=$(B) JOURNAL=$(BIN) tests/bench/run
demo: $(BIN) ## a walk through the program
	PATH="$$PWD:$$PATH" sh examples/demo.sh
$(B)/house: $(B)/tests/gen/house.o $(B)/tests/gen/people.o $(LIB)
	$(Q)$(LINK)

# Installing. uninstall removes exactly what install wrote: both use these lists. The GNU names
# of directories (prefix, bindir, …) and the BSD one (PREFIX) both work.
PREFIX  ?= /usr/local
prefix  ?= $(PREFIX)
bindir  ?= $(prefix)/bin
datadir ?= $(prefix)/share
mandir  ?= $(datadir)/man
docdir  ?= $(datadir)/doc/journal
bashdir ?= $(datadir)/bash-completion/completions
zshdir  ?= $(datadir)/zsh/site-functions
fishdir ?= $(datadir)/fish/vendor_completions.d
vimdir   ?= $(datadir)/vim/vimfiles
emacsdir ?= $(datadir)/emacs/site-lisp
nanodir  ?= $(datadir)/nano
HERE    = ./$(BIN)#    prints the completions; when cross-compiling, name one that runs here
DOCS    = $(wildcard README.md CHANGELOG.md LICENSE LICENSES/Unicode-3.0.txt)
EXAMPLES = $(shell find examples -type f ! -name '.*')
VIM     = $(shell cd examples/editors/vim && find * -type f)
PAGES   = $(notdir $(wildcard man/*.[157]))
# A page of several commands is found under each of their names: NAME.1=PAGE.
SHARED  = $(shell for p in $(filter %.1,$(PAGES)); do \
            sed -n '/^\.Sh NAME/,/^\.Nd/s/^\.Nm \([^ ]*\).*/\1.1/p' man/$$p | grep -vx $$p | \
            sed "s/$$/=$$p/"; done)
BASH    = $(bashdir)/journal
ZSH     = $(zshdir)/_journal
FISH    = $(fishdir)/journal.fish
D       = $(DESTDIR)
install: $(BIN) ## program, manual, completions, editor files, under DESTDIR and prefix
	mkdir -p "$D$(bindir)"
	install -m 755 $(BIN) "$D$(bindir)/journal"
	for p in $(PAGES); do d="$D$(mandir)/man$${p##*.}"; \
	  mkdir -p "$$d" && sed 's/^\.Os$$/.Os journal $(VERSION)/' man/$$p >"$$d/$$p" && \
	  chmod 644 "$$d/$$p" || exit 1; done
	for s in $(SHARED); do f="$D$(mandir)/man1/$${s%=*}"; \
	  echo ".so man1/$${s#*=}" >"$$f" && chmod 644 "$$f" || exit 1; done
	mkdir -p "$D$(docdir)"
	install -m 644 $(DOCS) "$D$(docdir)"
	for f in $(EXAMPLES); do mkdir -p "$D$(docdir)/$${f%/*}" && cp $$f "$D$(docdir)/$$f" && \
	  chmod u=rwX,go=rX "$D$(docdir)/$$f" || exit 1; done
	for f in $(VIM); do mkdir -p "$D$(vimdir)/$${f%/*}" && \
	  install -m 644 examples/editors/vim/$$f "$D$(vimdir)/$$f" || exit 1; done
	mkdir -p "$D$(emacsdir)" "$D$(nanodir)" "$D$(bashdir)" "$D$(zshdir)" "$D$(fishdir)"
	install -m 644 examples/editors/emacs/journal-mode.el "$D$(emacsdir)"
	install -m 644 examples/editors/nano/journal.nanorc "$D$(nanodir)"
	$(HERE) completion bash >"$D$(BASH)"
	$(HERE) completion zsh >"$D$(ZSH)"
	$(HERE) completion fish >"$D$(FISH)"
	chmod 644 "$D$(BASH)" "$D$(ZSH)" "$D$(FISH)"
uninstall: ## takes away what install brought
	rm -f "$D$(bindir)/journal" "$D$(BASH)" "$D$(ZSH)" "$D$(FISH)" $(VIM:%="$D$(vimdir)/%") \
	  "$D$(emacsdir)/journal-mode.el" "$D$(nanodir)/journal.nanorc" \
	  $(patsubst %,"$D$(docdir)/%",$(notdir $(DOCS))) $(EXAMPLES:%="$D$(docdir)/%")
	for p in $(PAGES); do rm -f "$D$(mandir)/man$${p##*.}/$$p"; done
	for s in $(SHARED); do rm -f "$D$(mandir)/man1/$${s%=*}"; done
	[ ! -d "$D$(docdir)" ] || find "$D$(docdir)" -depth -type d -exec rmdir {} \; 2>/dev/null || :

DIST = journal-$(VERSION)
# The same commit gives the same bytes, whoever makes it: git sorts, and dates all by the commit.
dist: ## journal-VERSION.tar.gz, of the last commit (needs git)
	git -c tar.umask=0022 -c core.autocrlf=false archive --prefix=$(DIST)/ -o $(DIST).tar HEAD
	gzip -9 -n -f $(DIST).tar
	@if command -v sha256sum >/dev/null; then sha256sum $(DIST).tar.gz; else \
	    shasum -a 256 $(DIST).tar.gz; fi
distcheck: dist ## unpack it; build, test, install and uninstall from there
	tests/distcheck $(DIST).tar.gz
clean: ## removes what make made
	rm -rf build journal journal-*.tar journal-*.tar.gz
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' Makefile | expand -t 12

.PHONY: all test test-all test-long unit prop lint asan tsan cover musl valgrind machines bench \
        demo install uninstall dist distcheck clean help FORCE
