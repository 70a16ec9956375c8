/*
 * What eagain takes from C on macOS, for arm64 and x86-64 alike: numbers, structures, functions.
 *
 * These headers include no system header, so that any machine generates the same Java. They say nothing that Apple's
 * headers do not say too: CHeadersAgreeTest compares the generated Java with those.
 */
#ifndef EAGAIN_MACOS_EAGAIN_H
#define EAGAIN_MACOS_EAGAIN_H

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
