/* SPDX-License-Identifier: Apache-2.0
 *
 * hold.exe FILE MARK: holds a file open as another program would, makes the file MARK when
 * it does, and lets go once MARK is gone. For a trial alone: it is never delivered. */
#include <windows.h>

int wmain(int count, wchar_t **words)
{
    HANDLE held, mark;

    if (count != 3)
        return 2;
    held = CreateFileW(words[1], GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, 0,
                       OPEN_EXISTING, 0, 0);
    if (held == INVALID_HANDLE_VALUE)
        return 1;
    mark = CreateFileW(words[2], GENERIC_WRITE, 0, 0, CREATE_NEW, 0, 0);
    CloseHandle(mark);
    while (GetFileAttributesW(words[2]) != INVALID_FILE_ATTRIBUTES)
        Sleep(50);
    return 0;
}
