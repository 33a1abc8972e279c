PROGRAMS += $(B)/tests/fault/saver $(B)/tests/fault/naive $(B)/tests/fault/short.so \
            $(B)/tests/fault/noalloc.so
$(B)/tests/fault/%.so: tests/fault/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(NEED) $(WARN) -shared -fPIC -o $@ $< -ldl
