PROGRAMS += $(B)/tests/race/editor
