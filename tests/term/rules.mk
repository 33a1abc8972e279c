PROGRAMS += $(B)/house
