/* What the package asks before it changes anything: is PT Diary open?

   Windows lets nobody write into a program that runs. Windows Installer would remove all the rest
   of it and leave half a program. A person is asked to close it; where nobody can be asked (/qn),
   the package ends with 1603, and nothing was changed. installer.wxs holds the sentence.

   installers.py compiles it, without a C library, and puts it into the package; it is never
   installed. */

#include <windows.h>
#include <msi.h>
#include <msiquery.h>

#define LONGEST 32768 /* of a path of Windows, in letters */

static const WCHAR *const PROGRAMS[] = {L"PT Diary.exe", L"ptdiary.exe"};

static WCHAR folder[LONGEST], path[LONGEST], sentence[LONGEST];

static BOOL is_open(const WCHAR *name)
{
    HANDLE file;

    if (lstrlenW(folder) + lstrlenW(name) >= LONGEST)
        return FALSE;
    lstrcpyW(path, folder);
    lstrcatW(path, name);
    file = CreateFileW(path, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                       NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) /* a file that is not there yet is not open either */
        return GetLastError() == ERROR_SHARING_VIOLATION;
    CloseHandle(file);
    return FALSE;
}

/* What the person answers: IDRETRY, or anything else where the package is to end. */
static int asked(MSIHANDLE install)
{
    DWORD letters = LONGEST;
    MSIHANDLE record = MsiCreateRecord(1);
    int answer;

    MsiGetPropertyW(install, L"STILLOPEN", sentence, &letters);
    MsiRecordSetStringW(record, 0, sentence);
    answer = MsiProcessMessage(
        install, INSTALLMESSAGE_USER | MB_RETRYCANCEL | MB_ICONINFORMATION, record);
    MsiCloseHandle(record);
    return answer;
}

__declspec(dllexport) UINT __stdcall WaitUntilClosed(MSIHANDLE install)
{
    DWORD letters = LONGEST;

    if (MsiGetPropertyW(install, L"INSTALLDIR", folder, &letters) != ERROR_SUCCESS)
        return ERROR_INSTALL_FAILURE;
    while (is_open(PROGRAMS[0]) || is_open(PROGRAMS[1]))
        if (asked(install) != IDRETRY)
            return ERROR_INSTALL_FAILURE;
    return ERROR_SUCCESS;
}

BOOL WINAPI DllMainCRTStartup(HINSTANCE library, DWORD reason, LPVOID reserved)
{
    (void)library, (void)reason, (void)reserved;
    return TRUE;
}
