# viva - make, make test, make install PREFIX=... DESTDIR=...
# BUILD names the directory of a configuration; SANITIZE=1 builds it with ASan and UBSan.

PREFIX ?= /usr/local
BINDIR = $(PREFIX)/bin
LIBDIR = $(PREFIX)/lib
INCLUDEDIR = $(PREFIX)/include
DATADIR = $(PREFIX)/share
MANDIR = $(DATADIR)/man/man1

CC = cc
PKG_CONFIG ?= pkg-config
BUILD = build
VERSION := $(shell sed -n 's/.*VIVA_VERSION "\(.*\)"/\1/p' include/viva/viva.h)

LIB_PACKAGES = libcjson libpcre2-8 libutf8proc
BIN_PACKAGES = readline sqlite3
# Feature macros are set here, once: readline's own flags would set others.
LIB_CFLAGS := $(filter-out -D%,$(shell $(PKG_CONFIG) --cflags $(LIB_PACKAGES) $(BIN_PACKAGES)))
LIB_LIBS := $(shell $(PKG_CONFIG) --libs $(LIB_PACKAGES)) -lstemmer -lm
BIN_LIBS := $(shell $(PKG_CONFIG) --libs $(BIN_PACKAGES)) -lpthread

WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wundef -Wvla -Wformat=2
HARDEN = -fstack-protector-strong -fstack-clash-protection -D_FORTIFY_SOURCE=2
ifdef SANITIZE
BUILD = build/sanitized
HARDEN = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
LDFLAGS += -fsanitize=address,undefined
endif
CFLAGS ?= -O2 -g
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Iinclude -Isrc -I$(BUILD) $(LIB_CFLAGS) $(WARNINGS) $(HARDEN) -fPIC \
	-fvisibility=hidden -MMD -MP -DVIVA_DATADIR=$(DATADIR)/viva $(CFLAGS)
ALL_LDFLAGS = -Wl,-z,relro,-z,now $(LDFLAGS)

LIB_SOURCES := $(wildcard src/engine/*.c src/bank/*.c)
BIN_SOURCES := $(wildcard src/history/*.c src/interview/*.c src/terminal/*.c src/commands/*.c) src/main.c
LIB_OBJECTS = $(LIB_SOURCES:%.c=$(BUILD)/%.o)
BIN_OBJECTS = $(BIN_SOURCES:%.c=$(BUILD)/%.o)
# All but main, for tests that need more than the library.
APP_OBJECTS = $(filter-out $(BUILD)/src/main.o,$(BIN_OBJECTS))

.PHONY: all test clean install uninstall
all: $(BUILD)/viva $(BUILD)/libviva.a $(BUILD)/libviva.so

$(BUILD)/viva: $(BIN_OBJECTS) $(BUILD)/libviva.a
	$(CC) -pie $(ALL_LDFLAGS) -o $@ $^ $(LIB_LIBS) $(BIN_LIBS)

$(BUILD)/libviva.a: $(LIB_OBJECTS)
	rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/libviva.so: $(LIB_OBJECTS)
	$(CC) -shared -Wl,-soname,libviva.so.0 $(ALL_LDFLAGS) -o $@ $^ $(LIB_LIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The ordinary words as one C string.
$(BUILD)/src/engine/keyword.o: $(BUILD)/words.inc
$(BUILD)/words.inc: src/engine/words.txt
	@mkdir -p $(@D)
	sed 's/.*/"&\\n"/' $< > $@

# The look of exported sessions, likewise.
$(BUILD)/src/commands/export_html.o: $(BUILD)/report.css.inc
$(BUILD)/report.css.inc: src/commands/report.css
	@mkdir -p $(@D)
	sed 's/[\\"]/\\&/g; s/.*/"&\\n"/' $< > $@

-include $(LIB_OBJECTS:.o=.d) $(BIN_OBJECTS:.o=.d)

compile_commands.json: Makefile
	for f in $(LIB_SOURCES) $(BIN_SOURCES); do \
	  printf '{"directory": "%s", "file": "%s", "command": "%s -c %s"}\n' "$(CURDIR)" "$$f" "$(CC) $(ALL_CFLAGS)" "$$f"; \
	done | sed '1s/^/[/; $$!s/$$/,/; $$s/$$/]/' > $@

# ---- installing ----

$(BUILD)/viva.pc: Makefile
	@mkdir -p $(@D)
	printf '%s\n' 'prefix=$(PREFIX)' 'Name: viva' 'Description: scores typed answers against rubrics, by rule' \
	  'Version: $(VERSION)' 'Libs: -L$(LIBDIR) -lviva' 'Libs.private: $(LIB_LIBS)' \
	  'Cflags: -I$(INCLUDEDIR)' > $@

BASHDIR = $(DATADIR)/bash-completion/completions
ZSHDIR = $(DATADIR)/zsh/site-functions
FISHDIR = $(DATADIR)/fish/vendor_completions.d

install: all $(BUILD)/viva.pc
	install -d $(addprefix $(DESTDIR),$(BINDIR) $(LIBDIR)/pkgconfig $(INCLUDEDIR)/viva $(MANDIR) $(BASHDIR) $(ZSHDIR) $(FISHDIR) \
	  $(DATADIR)/viva/questions $(DATADIR)/viva/rubrics/concepts)
	install -m 755 $(BUILD)/viva $(DESTDIR)$(BINDIR)/viva
	install -m 644 $(BUILD)/libviva.a $(DESTDIR)$(LIBDIR)/libviva.a
	install -m 755 $(BUILD)/libviva.so $(DESTDIR)$(LIBDIR)/libviva.so.$(VERSION)
	ln -sf libviva.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libviva.so.0
	ln -sf libviva.so.0 $(DESTDIR)$(LIBDIR)/libviva.so
	install -m 644 $(BUILD)/viva.pc $(DESTDIR)$(LIBDIR)/pkgconfig/viva.pc
	install -m 644 include/viva/*.h $(DESTDIR)$(INCLUDEDIR)/viva
	install -m 644 src/viva.1 $(DESTDIR)$(MANDIR)/viva.1
	install -m 644 questions/*.json $(DESTDIR)$(DATADIR)/viva/questions
	install -m 644 rubrics/*.json $(DESTDIR)$(DATADIR)/viva/rubrics
	install -m 644 rubrics/concepts/*.json $(DESTDIR)$(DATADIR)/viva/rubrics/concepts
	$(BUILD)/viva completion bash > $(DESTDIR)$(BASHDIR)/viva
	$(BUILD)/viva completion zsh > $(DESTDIR)$(ZSHDIR)/_viva
	$(BUILD)/viva completion fish > $(DESTDIR)$(FISHDIR)/viva.fish

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/viva $(DESTDIR)$(LIBDIR)/libviva.a $(DESTDIR)$(LIBDIR)/libviva.so* \
	  $(DESTDIR)$(LIBDIR)/pkgconfig/viva.pc $(DESTDIR)$(MANDIR)/viva.1 $(DESTDIR)$(BASHDIR)/viva $(DESTDIR)$(ZSHDIR)/_viva \
	  $(DESTDIR)$(FISHDIR)/viva.fish
	rm -rf $(DESTDIR)$(INCLUDEDIR)/viva $(DESTDIR)$(DATADIR)/viva

clean:
	rm -rf build compile_commands.json

include tests/tests.mk
