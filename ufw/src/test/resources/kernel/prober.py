# A line of input is a timeout in milliseconds and probes "proto,address,port"; all start at once. The line of output has a letter for
# each: C connected, R refused, X no answer in time.
import errno
import selectors
import socket
import sys
import time

# Answers that come as errors: a reset, or ICMP that says so.
TOLD = (errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EACCES, errno.ECONNRESET)
# What a sender hears of its own output rules: a dropped packet of its own.
DROPPED = (errno.EPERM,)


def start(probe):
    proto, address, port = probe.split(",")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    one = socket.socket(family, socket.SOCK_STREAM if proto == "tcp" else socket.SOCK_DGRAM)
    one.setblocking(False)
    try:
        failed = one.connect_ex((address, int(port)))
        if proto == "udp" and not failed:
            one.send(b"question")
    except OSError as error:
        failed = error.errno
    return one, proto, failed


def verdict(failed):
    if failed in TOLD:
        return "R"
    if failed in DROPPED:
        return "X"
    raise OSError(failed, errno.errorcode.get(failed, "?"))


for line in sys.stdin:
    timeout, *probes = line.split()
    answers = ["X"] * len(probes)
    waiting = selectors.DefaultSelector()
    sockets = []
    for index, probe in enumerate(probes):
        one, proto, failed = start(probe)
        sockets.append(one)
        if failed in (0, errno.EINPROGRESS):
            waiting.register(one, selectors.EVENT_WRITE if proto == "tcp" else selectors.EVENT_READ, (index, proto))
        else:
            answers[index] = verdict(failed)
    end = time.monotonic() + int(timeout) / 1000
    while waiting.get_map() and time.monotonic() < end:
        for key, _ in waiting.select(max(0, end - time.monotonic())):
            index, proto = key.data
            waiting.unregister(key.fileobj)
            if proto == "tcp":
                failed = key.fileobj.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            else:
                try:
                    key.fileobj.recv(64)
                    failed = 0
                except OSError as error:
                    failed = error.errno
            answers[index] = verdict(failed) if failed else "C"
    for one in sockets:
        one.close()
    print("".join(answers), flush=True)
