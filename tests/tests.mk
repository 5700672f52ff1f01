# The tests: programs of unit tests, sessions in a pseudo-terminal, command-line transcripts, pages in a browser.
# `make test` runs all of it twice, the second time under the sanitizers, and closes with the sum.

CMOCKA_LIBS = $(shell $(PKG_CONFIG) --libs cmocka)

# Tests of the library link with it alone: neither readline nor SQLite, so that the layering shows. The others are named here.
APP_UNITS = test_history% test_output% test_input% test_draw% test_feedback% test_agreement% test_labelled% test_args% test_review% test_mock% test_scorecard% test_transfer% test_export% test_contest% test_regrade%
UNITS = $(patsubst tests/unit/%.c,%,$(wildcard tests/unit/test_*.c))
LIB_TESTS = $(addprefix $(BUILD)/tests/,$(filter-out $(APP_UNITS),$(UNITS)))
APP_TESTS = $(addprefix $(BUILD)/tests/,$(filter $(APP_UNITS),$(UNITS)))
TERMINAL_TESTS = $(patsubst tests/terminal/%.c,$(BUILD)/tests/terminal/%,$(wildcard tests/terminal/test_*.c))
DESK = $(patsubst %.c,$(BUILD)/%.o,$(filter-out $(wildcard tests/terminal/test_*.c) tests/terminal/input_driver.c,$(wildcard tests/terminal/*.c)))
TEST_PROGRAMS = $(LIB_TESTS) $(APP_TESTS) $(TERMINAL_TESTS)

.PHONY: test-programs test-once
test-programs: all $(TEST_PROGRAMS) $(BUILD)/tests/input_driver

# Allocation failures are injected by wrapping the allocator.
$(BUILD)/tests/test_no_memory: WRAP = -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc

$(LIB_TESTS): $(BUILD)/tests/%: $(BUILD)/tests/unit/%.o $(BUILD)/libviva.a
	$(CC) $(ALL_LDFLAGS) $(WRAP) -o $@ $^ $(LIB_LIBS) $(CMOCKA_LIBS)

$(APP_TESTS): $(BUILD)/tests/%: $(BUILD)/tests/unit/%.o $(APP_OBJECTS) $(BUILD)/libviva.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIB_LIBS) $(BIN_LIBS) $(CMOCKA_LIBS)

$(TERMINAL_TESTS): $(BUILD)/tests/terminal/%: $(BUILD)/tests/terminal/%.o $(DESK) $(APP_OBJECTS) $(BUILD)/libviva.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIB_LIBS) $(BIN_LIBS) $(CMOCKA_LIBS) -lutil

$(BUILD)/tests/input_driver: $(BUILD)/tests/terminal/input_driver.o $(APP_OBJECTS) $(BUILD)/libviva.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIB_LIBS) $(BIN_LIBS)

-include $(patsubst %,$(BUILD)/tests/unit/%.d,$(UNITS)) $(DESK:.o=.d) $(TERMINAL_TESTS:%=%.d)

test-once: test-programs
	COUNTS=$(COUNTS) tests/run.sh $(BUILD) $(TEST_PROGRAMS)

test: COUNTS = $(abspath $(BUILD))/test-counts
test:
	@rm -f $(COUNTS)
	$(MAKE) test-once COUNTS=$(COUNTS)
	$(MAKE) test-once COUNTS=$(COUNTS) SANITIZE=1 BUILD=$(BUILD)/sanitized
	@awk '{p += $$1; f += $$2; s += $$3} END {printf "%d passed, %d failed", p, f; if (s) printf ", %d skipped", s; print ""; \
	  exit f > 0 || p == 0}' $(COUNTS)
