/* SPDX-License-Identifier: Apache-2.0
 *
 * Stands in for the mscms.dll of Windows, where the wine of Debian 12 lacks what Qt's
 * windows platform loads: there is no colour profile. For a wine prefix alone: it is
 * never part of the product. */
#include <stdint.h>

#define EXPORTED __declspec(dllexport)

EXPORTED int GetColorProfileFromHandle(void *profile, uint8_t *bytes, uint32_t *count)
{
    (void)profile, (void)bytes;
    if (count)
        *count = 0;
    return 0;
}

EXPORTED void *OpenColorProfileW(void *profile, uint32_t access, uint32_t share,
                                 uint32_t creation)
{
    (void)profile, (void)access, (void)share, (void)creation;
    return 0;
}

EXPORTED void *WcsCreateIccProfile(void *profile, uint32_t options)
{
    (void)profile, (void)options;
    return 0;
}

EXPORTED int CloseColorProfile(void *profile) { (void)profile; return 1; }
