/* A disk that fails when it is told to: preloaded before libc into a Python of the tests.

   Calls that change files under one folder are counted while they are of the kinds in `fault_kinds`;
   the one numbered `fault_at` fails as told. What was really done is recorded if `fault_record` is a
   descriptor. The variables are set from Python by ctypes. No header is included, so that a compiler
   without the headers of libc is enough. */

typedef long ssize;
typedef unsigned long size;

extern void *dlsym(void *, const char *);
extern int *__errno_location(void);
extern ssize readlink(const char *, char *, size);
extern char *realpath(const char *, char *);
extern char *strrchr(const char *, int);
extern int strncmp(const char *, const char *, size);
extern size strlen(const char *);
extern int snprintf(char *, size, const char *, ...);
extern long lseek64(int, long, int);
extern int kill(int, int);
extern int getpid(void);

struct time { long seconds, nanoseconds; };
struct day { long seconds, microseconds; };
extern int clock_gettime(int, struct time *);
extern int gettimeofday(struct day *, void *);
extern long time(long *);

enum { OPEN = 1, WRITE = 2, SYNC = 4, CUT = 8, RENAME = 16, UNLINK = 32, MAKE = 64 };
enum { ONCE, FROM_THEN_ON, SHORT_THEN_ON, SHORT_ONCE, KILLED, KILLED_HALFWAY };
enum { O_WRITES = 3, O_CREATES = 0100 };

char fault_folder[4096];
int fault_kinds, fault_error, fault_way, fault_record = -1;
long fault_at, fault_calls, fault_clock; /* seconds by which the clock of the wall goes wrong */

#define REAL(name) ((__typeof__(&name))dlsym((void *)-1, #name))

extern ssize write(int, const void *, size);

static int inside(const char *path) {
    size length = strlen(fault_folder);
    return length && !strncmp(path, fault_folder, length);
}

static int path_of(int file, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize length = readlink(link, path, 4095);
    path[length > 0 ? length : 0] = 0;
    return inside(path);
}

static void record(char what, const char *path, const char *other, long at, size count, const void *data) {
    char line[9000];
    if (fault_record < 0) return;
    int length = snprintf(line, sizeof line, "%c\t%s\t%s\t%ld\t%lu\n", what, path, other, at, count);
    REAL(write)(fault_record, line, length);
    if (count) REAL(write)(fault_record, data, count);
}

/* 0: go on; 1: fail, errno is set; 2: write only a half, then go on; 3: write only a half and die. */
static int fate(int kind) {
    if (!(fault_kinds & kind)) return 0;
    fault_calls++;
    if (!fault_at || fault_calls < fault_at) return 0;
    int first = fault_calls == fault_at;
    int half = kind == WRITE && first;
    if (fault_way == KILLED && first) kill(getpid(), 9);
    if (fault_way == KILLED_HALFWAY && first) {
        if (half) return 3;
        kill(getpid(), 9);
    }
    if (half && (fault_way == SHORT_THEN_ON || fault_way == SHORT_ONCE)) return 2;
    if (!first && (fault_way == ONCE || fault_way == SHORT_ONCE)) return 0;
    *__errno_location() = fault_error;
    return 1;
}

#define OPENED(name)                                                                   \
    int name(const char *path, int flags, ...) {                                       \
        __builtin_va_list more;                                                        \
        __builtin_va_start(more, flags);                                               \
        int mode = __builtin_va_arg(more, int);                                        \
        __builtin_va_end(more);                                                        \
        if ((flags & (O_WRITES | O_CREATES)) && inside(path) && fate(OPEN)) return -1; \
        int file = REAL(name)(path, flags, mode);                                      \
        if (file >= 0 && (flags & O_CREATES) && inside(path)) record('o', path, "", flags & 01000, 0, 0); \
        return file;                                                                   \
    }
OPENED(open)
OPENED(open64)

ssize pwrite64(int file, const void *data, size count, long at) {
    char path[4096];
    if (!path_of(file, path)) return REAL(pwrite64)(file, data, count, at);
    int way = fate(WRITE);
    if (way == 1) return -1;
    if (way) count = (count + 1) / 2;
    ssize done = REAL(pwrite64)(file, data, count, at);
    if (done > 0) record('w', path, "", at, done, data);
    if (way == 3) kill(getpid(), 9);
    return done;
}

ssize write(int file, const void *data, size count) {
    char path[4096];
    if (!path_of(file, path)) return REAL(write)(file, data, count);
    int way = fate(WRITE);
    if (way == 1) return -1;
    if (way) count = (count + 1) / 2;
    long at = lseek64(file, 0, 1);
    ssize done = REAL(write)(file, data, count);
    if (done > 0) record('w', path, "", at, done, data);
    if (way == 3) kill(getpid(), 9);
    return done;
}

#define SYNCED(name)                                                   \
    int name(int file) {                                               \
        char path[4096];                                               \
        if (!path_of(file, path)) return REAL(name)(file);             \
        if (fate(SYNC)) return -1;                                     \
        record('s', path, "", 0, 0, 0);                                \
        return 0; /* nothing is lost here: the machine goes on living */ \
    }
SYNCED(fsync)
SYNCED(fdatasync)

int ftruncate64(int file, long length) {
    char path[4096];
    if (!path_of(file, path)) return REAL(ftruncate64)(file, length);
    if (fate(CUT)) return -1;
    record('t', path, "", length, 0, 0);
    return REAL(ftruncate64)(file, length);
}

int rename(const char *from, const char *to) {
    if (inside(to) && fate(RENAME)) return -1;
    if (inside(to)) record('r', from, to, 0, 0, 0);
    return REAL(rename)(from, to);
}

int unlink(const char *path) {
    if (inside(path) && fate(UNLINK)) return -1;
    if (inside(path)) record('u', path, "", 0, 0, 0);
    return REAL(unlink)(path);
}

int clock_gettime(int which, struct time *now) {
    int done = REAL(clock_gettime)(which, now);
    if (which == 0) now->seconds += fault_clock;
    return done;
}

int gettimeofday(struct day *now, void *zone) {
    int done = REAL(gettimeofday)(now, zone);
    now->seconds += fault_clock;
    return done;
}

long time(long *now) {
    long told = REAL(time)(0) + fault_clock;
    if (now) *now = told;
    return told;
}

int mkdir(const char *path, unsigned mode) {
    if (inside(path) && fate(MAKE)) return -1;
    if (inside(path)) record('m', path, "", 0, 0, 0);
    return REAL(mkdir)(path, mode);
}
