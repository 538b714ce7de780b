/// Door to libxcrypt: yescrypt hashes of staff passwords.
#pragma once
#include <stddef.h>

/// Hashes `phrase` under `setting` (an earlier hash, or a fresh salt from `ow_salt`) into `out`.
/// Returns 0, or an errno when libxcrypt refuses the setting or `out` is too small.
int ow_crypt(const char *phrase, const char *setting, char *out, size_t size);

/// Writes a fresh yescrypt setting of the library's default cost into `out`. Returns 0 or an errno.
int ow_salt(char *out, size_t size);
