/// What the files of CTerminal share; the only place that includes ncurses.
#pragma once
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include <ncursesw/curses.h>

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

/// The window keys are read from: a pad, because reading from a window repaints it.
extern WINDOW *ow_keyboard;
bool ow_open_keyboard(void);

/// Remembers how the terminal and the signals are, before ncurses changes them. Returns -1 with errno set on failure.
int ow_save_state(void);
/// Installs the handlers, over those of ncurses.
void ow_catch_signals(void);
void ow_release_signals(void);
/// Tells the crash handler whether there is a screen to take down.
void ow_set_active(bool active);
/// Writes bytes straight to the terminal, past the buffer of ncurses.
void ow_write(const char *bytes, size_t count);
