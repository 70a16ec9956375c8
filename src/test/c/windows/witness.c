/*
 * The lab's experiments once more, in C and on Winsock: a second witness of what Windows does. Prints one line for
 * each, "ID<TAB>label=value; label=value", in the notation of experiments.tsv. With ids as arguments only those run.
 *
 *     cd src/test/c/windows
 *     x86_64-w64-mingw32-gcc -O1 -Wall -Wextra -Werror -D_WIN32_WINNT=0x0A00 -o witness.exe *.c -lws2_32
 *
 * Meant for a network of its own, where nothing but loopback is up. Elsewhere no packet leaves the machine either: what
 * connects to an address without a route is left out where there is one.
 *
 * Exit status: 0 if all of them were made, 1 if a stage could not be set (standard error says which), 2 for an id that
 * is not here, 3 if Winsock would not start, 4 after the time limit.
 */
#include "experiments.h"

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <string.h>

/* Several times what all experiments together take. */
#define LIMIT_MILLISECONDS 120000

struct experiment {
    const char *id;
    void (*run)(void);
};

#define ENTRY(id, function) {id, function},
static const struct experiment experiments[] = {EXPERIMENTS(ENTRY)};
#undef ENTRY

enum { COUNT = sizeof experiments / sizeof *experiments };

static const char *volatile running = "none";

static DWORD WINAPI watch(void *unused) {
    (void) unused;
    Sleep(LIMIT_MILLISECONDS);
    fprintf(stderr, "%s: no end within %d seconds\n", running, LIMIT_MILLISECONDS / 1000);
    fflush(stderr);
    /* Not exit(), which could wait for the call that hangs. */
    TerminateProcess(GetCurrentProcess(), 4);
    return 0;
}

static bool known(const char *id) {
    for (int i = 0; i < COUNT; i++) {
        if (strcmp(experiments[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

static bool chosen(const char *id, int count, char **ids) {
    for (int i = 0; i < count; i++) {
        if (strcmp(ids[i], id) == 0) {
            return true;
        }
    }
    return count == 0;
}

int main(int argc, char **argv) {
    bool complete = true;
    /* Lines end as they do everywhere else, without a carriage return. */
    _setmode(_fileno(stdout), _O_BINARY);
    for (int i = 1; i < argc; i++) {
        if (!known(argv[i])) {
            fprintf(stderr, "%s: no such experiment here\n", argv[i]);
            return 2;
        }
    }
    HANDLE watchdog = CreateThread(NULL, 0, watch, NULL, 0, NULL);
    if (watchdog == NULL) {
        fprintf(stderr, "no watchdog: error %lu\n", GetLastError());
        return 3;
    }
    for (int i = 0; i < COUNT; i++) {
        const struct experiment *experiment = &experiments[i];
        if (chosen(experiment->id, argc - 1, argv + 1)) {
            if (experiment->run != wsa_31) {
                start_winsock();
            }
            running = experiment->id;
            complete &= run(experiment->id, experiment->run);
        }
    }
    return complete ? 0 : 1;
}
