/* SPDX-License-Identifier: Apache-2.0
 *
 * Stands in for the icuuc.dll of Windows 10, which Qt from 6.10 on loads and the wine
 * of Debian 12 lacks. No converter opens, and Qt falls back on its own. For a wine
 * prefix alone: it is never part of the product. */
#include <stdint.h>

#define EXPORTED __declspec(dllexport)
enum { UNSUPPORTED = 16 };

static void refuse(int32_t *error)
{
    if (error)
        *error = UNSUPPORTED;
}

EXPORTED void *ucnv_open(const char *name, int32_t *error)
{
    (void)name;
    refuse(error);
    return 0;
}

EXPORTED const char *ucnv_getName(const void *converter, int32_t *error)
{
    (void)converter;
    refuse(error);
    return 0;
}

EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard,
                                          int32_t *error)
{
    (void)name, (void)standard;
    refuse(error);
    return 0;
}

/* Without a converter none of these is called with one. */
EXPORTED void ucnv_close(void *converter) { (void)converter; }
EXPORTED void ucnv_reset(void *converter) { (void)converter; }
EXPORTED int8_t ucnv_getMaxCharSize(const void *converter) { (void)converter; return 1; }
EXPORTED const char *ucnv_getAvailableName(int32_t place) { (void)place; return 0; }
EXPORTED int32_t ucnv_countAvailable(void) { return 0; }
EXPORTED int32_t ucnv_toUCountPending(void) { return 0; }
EXPORTED void ucnv_getToUCallBack(void) {}
EXPORTED void ucnv_getFromUCallBack(void) {}
EXPORTED void ucnv_setToUCallBack(void) {}
EXPORTED void ucnv_setFromUCallBack(void) {}
EXPORTED void ucnv_cbToUWriteUChars(void) {}
EXPORTED void ucnv_cbFromUWriteUChars(void) {}
EXPORTED void ucnv_toUnicode(void) {}
EXPORTED void ucnv_fromUnicode(void) {}
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
