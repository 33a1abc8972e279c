# Fuzz targets: tests/fuzz/NAME.c. Replayed here; `make fuzz` builds and runs them with clang.
FUZZ = file merge name date dish regex settings undo csv json content vcard ics names record list \
    sheet
PROGRAMS += $(FUZZ:%=$(B)/tests/fuzz/%)
$(FUZZ:%=$(B)/tests/fuzz/%): %: %.o $(B)/tests/fuzz/fuzz.o $(B)/tests/fuzz/replay.o $(LIB)
	$(Q)$(LINK)

TIME = 60# seconds, each
fuzz: ## looks for bytes that break it; TIME=seconds each, FUZZ='merge regex' (needs clang)
	+$(MAKE) B=build/fuzz CC=clang HOSTCC=clang \
	  CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all' \
	  $(FUZZ:%=build/fuzz/fuzz-%)
	tests/fuzz/run $(TIME) build/fuzz $(FUZZ)
$(FUZZ:%=$(B)/fuzz-%): $(B)/fuzz-%: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/fuzz.o $(LIB)
	$(Q)$(LINK) -fsanitize=fuzzer
.PHONY: fuzz
