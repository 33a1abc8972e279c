PROGRAMS += $(B)/tests/frame/bad $(B)/tests/frame/bad_prop
$(B)/tests/frame/bad: $(B)/tests/unit/unit.o
$(B)/tests/frame/bad_prop: $(B)/tests/unit/unit.o $(B)/tests/prop/prop.o
