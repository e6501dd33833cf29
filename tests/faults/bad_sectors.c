/* Makes a stretch of one file unreadable, as a bad sector does: EIO from read and pread. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_bad(int fd, off_t at, size_t size) {
    char link[64], path[PATH_MAX];
    const char *file = getenv("BAD_FILE");
    if (file == NULL || at < 0)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = '\0';
    off_t from = atoll(getenv("BAD_FROM")), to = atoll(getenv("BAD_TO"));
    return strcmp(path, file) == 0 && at < to && at + (off_t)size > from;
}

ssize_t read(int fd, void *into, size_t size) {
    static ssize_t (*real)(int, void *, size_t);
    if (!real)
        real = dlsym(RTLD_NEXT, "read");
    if (is_bad(fd, lseek(fd, 0, SEEK_CUR), size))
        return errno = EIO, -1;
    return real(fd, into, size);
}

ssize_t pread(int fd, void *into, size_t size, off_t at) {
    static ssize_t (*real)(int, void *, size_t, off_t);
    if (!real)
        real = dlsym(RTLD_NEXT, "pread");
    return is_bad(fd, at, size) ? (errno = EIO, -1) : real(fd, into, size, at);
}

ssize_t pread64(int fd, void *into, size_t size, off_t at) {
    static ssize_t (*real)(int, void *, size_t, off_t);
    if (!real)
        real = dlsym(RTLD_NEXT, "pread64");
    return is_bad(fd, at, size) ? (errno = EIO, -1) : real(fd, into, size, at);
}
