/*
 * What eagain takes from C on Windows x64: numbers, structures, functions.
 *
 * These headers include no system header, so that any machine generates the same Java. They say what these say too:
 * winsock2.h, ws2tcpip.h, mswsock.h, mstcpip.h, afunix.h and errno.h, as MinGW-w64 has them for Windows 10 and later.
 * A name that MinGW-w64 lacks and Microsoft's headers have stands under a comment that says so.
 */
#ifndef EAGAIN_WINDOWS_EAGAIN_H
#define EAGAIN_WINDOWS_EAGAIN_H

#include "calls.h"
#include "controls.h"
#include "errnos.h"
#include "inet.h"
#include "names.h"
#include "readiness.h"
#include "sockets.h"
#include "types.h"
#include "wsaerrors.h"

#endif
