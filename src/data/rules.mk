# The character tables: build/data/unicode.c from src/data/*.tsv, by a program that runs on the
# machine that builds.
GENERATED += build/data/unicode.c
UNICODE_TSV = $(patsubst %,src/data/%.tsv,fold compose classes unspaced order width)

build/tables: src/data/tables.c src/base/chars.h
	@mkdir -p build
	$(Q)$(HOSTCC) -std=c11 -Isrc -o $@ src/data/tables.c

build/data/unicode.c: build/tables $(UNICODE_TSV)
	@mkdir -p build/data
	$(Q)build/tables $(UNICODE_TSV) >$@.tmp && mv $@.tmp $@
