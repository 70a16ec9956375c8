/*
 * What eagain takes from C on Linux, for x86-64 and aarch64 alike: numbers, structures, functions.
 *
 * These headers include no system header, so that any machine generates the same Java. They say nothing that a system
 * header does not say too: CHeadersAgreeTest compares the generated Java with the headers of the machine it runs on.
 */
#ifndef EAGAIN_LINUX_EAGAIN_H
#define EAGAIN_LINUX_EAGAIN_H

#include "calls.h"
#include "descriptors.h"
#include "errnos.h"
#include "inet.h"
#include "names.h"
#include "readiness.h"
#include "signals.h"
#include "sockets.h"
#include "types.h"

#endif
