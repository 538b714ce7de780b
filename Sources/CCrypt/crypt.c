#include "CCrypt.h"

#include <crypt.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

int ow_crypt(const char *phrase, const char *setting, char *out, size_t size) {
    struct crypt_data *data = calloc(1, sizeof *data);
    if (data == NULL) return ENOMEM;
    const char *hash = crypt_rn(phrase, setting, data, (int)sizeof *data);
    int status = hash == NULL ? (errno ? errno : EINVAL) : strlen(hash) >= size ? ERANGE : 0;
    if (status == 0) memcpy(out, hash, strlen(hash) + 1);
    explicit_bzero(data, sizeof *data);
    free(data);
    return status;
}

int ow_salt(char *out, size_t size) {
    if (size < CRYPT_GENSALT_OUTPUT_SIZE) return ERANGE;
    return crypt_gensalt_rn("$y$", 0, NULL, 0, out, (int)size) == NULL ? (errno ? errno : EINVAL) : 0;
}
