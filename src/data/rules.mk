# The character tables: build/data/unicode.c from src/data/*.tsv, by a program that runs on the
# machine that builds.
GENERATED += build/data/unicode.c
UNICODE_TSV = $(patsubst %,src/data/%.tsv,fold compose classes unspaced order width han)

build/tables: src/data/tables.c src/base/chars.h
	@mkdir -p build
	$(Q)$(HOSTCC) -std=c11 -Isrc -o $@ src/data/tables.c

build/data/unicode.c: build/tables $(UNICODE_TSV)
	@mkdir -p build/data
	$(Q)build/tables $(UNICODE_TSV) >$@.tmp && mv $@.tmp $@

# The words of dishes and guests: build/data/lexicon.c, folded by the program's own code.
GENERATED += build/data/lexicon.c
LEXICON_TSV = $(patsubst %,src/data/%.tsv,tags allergens foods harmless fillers diets \
              terms law)
LEXICON_C = $(patsubst %,src/base/%.c,arena buf err fold han span utf8) src/text/word.c \
            $(patsubst %,src/data/lexicon%.c,_read _phrases _harmless _accents) \
            src/data/lexicon.c build/data/unicode.c

build/lexicon: $(LEXICON_C) src/data/lexicon.h src/data/source.h src/food/words.h src/text/word.h
	$(Q)$(HOSTCC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -o $@ $(LEXICON_C)

build/data/lexicon.c: build/lexicon $(LEXICON_TSV)
	$(Q)build/lexicon $(LEXICON_TSV) >$@.tmp && mv $@.tmp $@

# The words that tell of an allergy or a diet wherever they are: build/data/alarm.c.
GENERATED += build/data/alarm.c
ALARM_C = $(patsubst %,src/base/%.c,arena buf err fold set span utf8) \
          $(patsubst %,src/data/%.c,alarm alarm_states) build/data/unicode.c

build/alarm: $(ALARM_C) src/data/alarm_states.h src/data/source.h src/text/alarm.h
	$(Q)$(HOSTCC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -o $@ $(ALARM_C)

build/data/alarm.c: build/alarm src/data/alarm.tsv
	$(Q)build/alarm src/data/alarm.tsv >$@.tmp && mv $@.tmp $@

# Stems of words that are made of several: build/data/stems.c.
GENERATED += build/data/stems.c
STEMS_C = $(patsubst %,src/base/%.c,arena buf err fold han span utf8) src/text/word.c \
          src/data/stems.c build/data/unicode.c

build/stems: $(STEMS_C) src/data/source.h src/food/stem.h src/text/word.h
	$(Q)$(HOSTCC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -o $@ $(STEMS_C)

build/data/stems.c: build/stems src/data/tags.tsv src/data/stems.tsv
	$(Q)build/stems src/data/tags.tsv src/data/stems.tsv >$@.tmp && mv $@.tmp $@

# The words of headings of guest lists: build/data/headings.c.
GENERATED += build/data/headings.c
HEADINGS_C = $(patsubst %,src/base/%.c,arena buf err fold span utf8 width) src/text/key.c \
             src/import/target.c src/data/headings.c build/data/unicode.c

build/headings: $(HEADINGS_C) src/data/source.h src/import/headings.h src/import/target.h
	$(Q)$(HOSTCC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -o $@ $(HEADINGS_C)

build/data/headings.c: build/headings src/data/headings.tsv
	$(Q)build/headings src/data/headings.tsv >$@.tmp && mv $@.tmp $@

# The phrases of pages for people, a column a language: build/data/phrases.c.
GENERATED += build/data/phrases.c
PHRASES_C = $(patsubst %,src/base/%.c,arena buf err span) src/data/phrases.c

build/phrases: $(PHRASES_C) src/data/source.h src/text/phrase.h
	$(Q)$(HOSTCC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -o $@ $(PHRASES_C)

build/data/phrases.c: build/phrases src/data/phrases.tsv
	$(Q)build/phrases src/data/phrases.tsv >$@.tmp && mv $@.tmp $@

# The words that have a meaning in the text of a fact: build/data/facts.c.
GENERATED += build/data/facts.c
FACTS_C = $(patsubst %,src/base/%.c,arena buf err num span) src/data/facts.c

build/facts: $(FACTS_C) src/data/source.h src/text/fact_words.h
	$(Q)$(HOSTCC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -o $@ $(FACTS_C)

build/data/facts.c: build/facts src/data/facts.tsv
	$(Q)build/facts src/data/facts.tsv >$@.tmp && mv $@.tmp $@

# The names of foods in several languages: build/data/names.c.
GENERATED += build/data/names.c
NAMES_C = $(patsubst %,src/base/%.c,arena buf err fold han span utf8) src/text/word.c \
          src/data/names.c build/data/unicode.c

build/names: $(NAMES_C) src/data/source.h src/food/names.h src/text/word.h
	$(Q)$(HOSTCC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -o $@ $(NAMES_C)

build/data/names.c: build/names src/data/names.tsv
	$(Q)build/names src/data/names.tsv >$@.tmp && mv $@.tmp $@
