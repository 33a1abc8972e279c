PROGRAMS += $(B)/tests/unicode/chars
