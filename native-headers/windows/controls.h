/*
 * ioctlsocket and WSAIoctl. Many requests have the highest bit: they are negative in a signed int, which is what
 * ioctlsocket takes, its C long having 32 bits.
 */
#ifndef EAGAIN_WINDOWS_CONTROLS_H
#define EAGAIN_WINDOWS_CONTROLS_H

#include "types.h"

/* Requests of ioctlsocket */
#define FIONREAD   0x4004667f
#define FIONBIO    0x8004667e
#define FIOASYNC   0x8004667d
#define SIOCATMARK 0x40047307

/* Requests of WSAIoctl */
#define SIO_GET_EXTENSION_FUNCTION_POINTER 0xc8000006
#define SIO_ROUTING_INTERFACE_QUERY        0xc8000014
#define SIO_ROUTING_INTERFACE_CHANGE       0x88000015
#define SIO_ADDRESS_LIST_QUERY             0x48000016
#define SIO_ADDRESS_LIST_CHANGE            0x28000017
#define SIO_ADDRESS_LIST_SORT              0xc8000019
#define SIO_GET_INTERFACE_LIST             0x4004747f
#define SIO_RCVALL                         0x98000001
#define SIO_RCVALL_MCAST                   0x98000002
#define SIO_RCVALL_IGMPMCAST               0x98000003
#define SIO_KEEPALIVE_VALS                 0x98000004
#define SIO_UDP_CONNRESET                  0x9800000c
#define SIO_LOOPBACK_FAST_PATH             0x98000010
#define SIO_TCP_INITIAL_RTO                0x98000011
#define SIO_TCP_SET_ICW                    0x98000016
#define SIO_TCP_SET_ACK_FREQUENCY          0x98000017
#define SIO_SET_PRIORITY_HINT              0x98000018
#define SIO_TCP_INFO                       0xd8000027
#define SIO_CPU_AFFINITY                   0x98000015
#define SIO_TIMESTAMPING                   0x980000eb
#define SIO_GET_TX_TIMESTAMP               0x980000ea
#define SIO_AF_UNIX_GETPEERPID             0x58000100

/* From Microsoft's mswsock.h; MinGW's headers lack it */
#define SIO_UDP_NETRESET 0x9800000f

/* SIO_KEEPALIVE_VALS; the times are milliseconds */
struct tcp_keepalive {
    unsigned int onoff;
    unsigned int keepalivetime;
    unsigned int keepaliveinterval;
};

#endif
