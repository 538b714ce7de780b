/// Door to ncursesw: one screen, its keys, and leaving the terminal in order whatever happens.
/// Everything but the signal handlers is called from one thread; no window or constant of ncurses crosses this line.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Why a screen could not be opened.
enum ow_fault { OW_OK, OW_NOT_A_TERMINAL, OW_UNKNOWN_TERMINAL, OW_LOCALE, OW_SYSTEM };

/// One cell of a row. `width` is 2 for a wide glyph, whose second cell follows with width 0.
typedef struct ow_cell {
    uint32_t base, first_mark, second_mark;
    uint8_t width, attributes, tint;
} ow_cell;

/// Bits of `ow_cell.attributes`, and what `ow_cell.tint` counts.
enum ow_attribute { OW_REVERSE = 1, OW_BOLD = 2, OW_UNDERLINE = 4, OW_DIM = 8 };
enum ow_tint { OW_PLAIN, OW_GOOD, OW_WARN, OW_BAD, OW_INFO, OW_MUTED, OW_TINTS };

/// How tints become colours: not at all, for any background, for a light one, for a dark one.
enum ow_theme { OW_MONOCHROME, OW_SAFE, OW_LIGHT, OW_DARK };

/// What `ow_read_key` returns apart from single bytes; F1 is `OW_KEY_F0 + 1`.
enum ow_key {
    OW_KEY_NONE = -1,
    OW_KEY_OTHER = 256,
    OW_KEY_RESIZE, OW_KEY_PASTE_BEGIN, OW_KEY_PASTE_END,
    OW_KEY_ENTER, OW_KEY_BACK_TAB, OW_KEY_BACKSPACE, OW_KEY_DELETE,
    OW_KEY_UP, OW_KEY_DOWN, OW_KEY_LEFT, OW_KEY_RIGHT,
    OW_KEY_HOME, OW_KEY_END, OW_KEY_PAGE_UP, OW_KEY_PAGE_DOWN,
    OW_KEY_F0 = 512
};

/// Opens standard input and output as a screen, in raw mode, and catches the signals that would leave it so.
/// Returns an `ow_fault`; `detail` gets the name of the terminal or of the locale, and errno is set on `OW_SYSTEM`.
int ow_open(enum ow_theme theme, char *detail, size_t size);
/// Puts the terminal and the signals back as they were found.
void ow_close(void);
/// Gives the terminal to another program, until `ow_resume`.
void ow_suspend(void);
void ow_resume(void);

void ow_size(int *width, int *height);
/// Replaces row `y` from its first column; what lies outside the terminal is left out.
void ow_put_row(int y, const ow_cell *cells, int count);
/// Sends all changes at once and leaves the cursor at `x`, `y`, or hides it when `x` is negative.
void ow_show(int x, int y);
/// Blanks the screen, so that every row must be put again; the next `ow_show` sends all of it.
void ow_redraw(void);
void ow_bell(void);
/// Whether terminfo knows how to fill the terminal's clipboard (`Ms`).
bool ow_has_clipboard(void);
/// Sends bytes as they are; they must not move the cursor.
void ow_send(const char *bytes, size_t count);

/// Takes the next byte (0 to 255) or `ow_key` that has arrived, or `OW_KEY_NONE`; never waits but to tell ESC from a
/// function key (25 ms). Bytes rather than characters, since `get_wch` loses one that arrives in two parts.
int ow_read_key(void);
/// Readable when a signal wants `ow_read_key` and `ow_has_ended` to be asked.
int ow_signal_descriptor(void);
/// Empties the signal descriptor. True once the system has asked the program to end, or the terminal has gone.
bool ow_has_ended(void);

/// A descriptor that counts the 64-bit numbers written to it and is readable while the count is not zero (an eventfd:
/// Swift's Glibc has none), or -1 with errno set.
int ow_open_counter(void);

/// The width glibc gives `scalar` under C.UTF-8, or -2 without such a locale.
int ow_wcwidth(uint32_t scalar);
