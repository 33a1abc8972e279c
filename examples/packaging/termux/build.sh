# shellcheck disable=SC2034 # the package tree reads these
TERMUX_PKG_HOMEPAGE=https://journal.example
TERMUX_PKG_DESCRIPTION="Records of guests as plain text, and checks of menus against them"
TERMUX_PKG_LICENSE="ISC, custom"
TERMUX_PKG_LICENSE_FILE="LICENSE, LICENSES/Unicode-3.0.txt"
TERMUX_PKG_MAINTAINER="the journal authors"
TERMUX_PKG_VERSION=1.0.0
TERMUX_PKG_SRCURL=https://journal.example/journal-$TERMUX_PKG_VERSION.tar.gz
TERMUX_PKG_SHA256=0000000000000000000000000000000000000000000000000000000000000000
TERMUX_PKG_BUILD_IN_SRC=true
TERMUX_PKG_EXTRA_MAKE_ARGS="HOSTCC=cc"

# The completions are printed by the program itself: one is built for this machine first.
termux_step_make_install() {
    make B=build/host BIN=build/host/journal CC=cc CFLAGS=-O1 LDFLAGS= build/host/journal
    make install prefix="$TERMUX_PREFIX" HOSTCC=cc HERE=build/host/journal
}
