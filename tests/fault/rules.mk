PROGRAMS += $(B)/tests/fault/saver $(B)/tests/fault/naive $(B)/tests/fault/short.so
$(B)/tests/fault/short.so: tests/fault/short.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(NEED) $(WARN) -shared -fPIC -o $@ $< -ldl
