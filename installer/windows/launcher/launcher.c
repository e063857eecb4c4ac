/* Starts the program of the version that is installed: cchcw.exe (window) and cchc.exe (commands).
 *
 * The file "current" beside the exe names, on its only line, the Python library of that version, such as
 * v1.2.3\python311.dll. An upgrade lays a whole new folder and then replaces this one small file, so that there is always
 * either the old version or the new one. Nothing else in here depends on the version.
 *
 * With -DPLAIN it is an interpreter for the tests: the arguments are Python's own. Not shipped.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32767
typedef int(__cdecl *py_main)(int, wchar_t **);

static wchar_t place[LONGEST + 1]; /* the folder of this exe, then the library in it */

static int refuse(const wchar_t *sentence)
{
#ifdef WINDOW
    MessageBoxW(NULL, sentence, L"CCHC", MB_OK | MB_ICONERROR | MB_SETFOREGROUND);
#else
    DWORD done;
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    if (!WriteConsoleW(out, sentence, (DWORD)wcslen(sentence), &done, NULL)) {
        char text[1024];
        int length = WideCharToMultiByte(CP_UTF8, 0, sentence, -1, text, sizeof text, NULL, NULL);
        if (length > 1)
            WriteFile(out, text, (DWORD)length - 1, &done, NULL);
    }
    WriteFile(out, "\r\n", 2, &done, NULL);
#endif
    return 120;
}

/* Puts into `place` the folder of this exe, with the backslash at its end; returns the length, 0 when it cannot be told. */
static size_t find_folder(void)
{
    DWORD length = GetModuleFileNameW(NULL, place, LONGEST);
    if (length == 0 || length >= LONGEST)
        return 0;
    while (length > 0 && place[length - 1] != L'\\')
        length--;
    place[length] = 0;
    return length;
}

/* Appends to `place`, of `length`, what the file "current" there names. Only letters, digits and . - \ are taken. */
static BOOL find_library(size_t length)
{
    char line[128];
    DWORD count = 0;
    HANDLE file;
    if (length + sizeof line > LONGEST)
        return FALSE;
    wcscpy(place + length, L"current");
    file = CreateFileW(place, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return FALSE;
    if (!ReadFile(file, line, sizeof line, &count, NULL))
        count = 0;
    CloseHandle(file);
    while (count > 0 && (line[count - 1] == '\n' || line[count - 1] == '\r'))
        count--;
    if (count == 0 || count == sizeof line)
        return FALSE;
    for (DWORD i = 0; i < count; i++) {
        char c = line[i];
        BOOL plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '\\' || (c == '.' && i && line[i - 1] != '.');
        if (!plain)
            return FALSE;
        place[length + i] = (wchar_t)c;
    }
    place[length + count] = 0;
    return TRUE;
}

static int start(int count, wchar_t **words)
{
    static wchar_t *const first[] = {
#ifdef PLAIN
        L""
#else
        L"", L"-X", L"utf8", L"-m", L"desktop"
#endif
    };
    enum { FIRST = sizeof first / sizeof *first };
    size_t length = find_folder();
    HMODULE library;
    py_main run = NULL;
    wchar_t **all, *end;

    if (length == 0 || !find_library(length))
        return refuse(L"Bản cài CCHC này bị thiếu tệp. Hãy chạy lại tệp cài đặt; dữ liệu của bạn vẫn còn nguyên.");
    /* The libraries of this version are looked for beside its Python, and nothing in the current folder or the PATH. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    end = wcsrchr(place, L'\\');
    *end = 0;
    AddDllDirectory(place);
    *end = L'\\';
    library = LoadLibraryExW(place, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (library)
        run = (py_main)(void *)GetProcAddress(library, "Py_Main");
    if (!run) {
        wchar_t sentence[400];
        wsprintfW(sentence,
                  L"Không khởi động được CCHC (lỗi Windows %lu). Hãy xem phần mềm diệt vi-rút có chặn không, rồi chạy lại tệp cài đặt; "
                  L"dữ liệu của bạn vẫn còn nguyên.",
                  GetLastError());
        return refuse(sentence);
    }
    all = calloc((size_t)count + FIRST + 1, sizeof *all);
    if (!all)
        return refuse(L"Máy hết bộ nhớ.");
    for (int i = 0; i < FIRST; i++)
        all[i] = first[i];
    all[0] = words[0];
    for (int i = 1; i < count; i++)
        all[FIRST + i - 1] = words[i];
    return run(FIRST + count - 1, all);
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, LPWSTR line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return start(__argc, __wargv);
}
#else
int wmain(int count, wchar_t **words)
{
    return start(count, words);
}
#endif
