# Connects to targets "address,port" over and over, several at once, each for no longer than 20 ms, until a line of input; then prints for
# each target how many attempts there were and how many connected.
import errno
import selectors
import socket
import sys
import time

targets = [(address, int(port)) for address, port in (one.split(",") for one in sys.argv[2:])]
tried = [0] * len(targets)
connected = [0] * len(targets)
ready = selectors.DefaultSelector()
ready.register(sys.stdin, selectors.EVENT_READ, None)
running = {}


def start(index):
    family = socket.AF_INET6 if ":" in targets[index][0] else socket.AF_INET
    one = socket.socket(family, socket.SOCK_STREAM)
    one.setblocking(False)
    tried[index] += 1
    if one.connect_ex(targets[index]) in (0, errno.EINPROGRESS):
        ready.register(one, selectors.EVENT_WRITE, index)
    running[one] = (index, time.monotonic())


def stop(one):
    index, _ = running.pop(one)
    try:
        ready.unregister(one)
    except KeyError:
        pass
    # A reset leaves no socket behind that waits for two minutes.
    one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    one.close()
    start(index)


for _ in range(int(sys.argv[1])):
    for index in range(len(targets)):
        start(index)
print("ready", flush=True)
while True:
    for key, _ in ready.select(0.005):
        if key.data is None:
            print(" ".join("%d/%d" % pair for pair in zip(connected, tried)), flush=True)
            sys.exit(0)
        if key.fileobj.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
            connected[key.data] += 1
        stop(key.fileobj)
    now = time.monotonic()
    for one, (_, since) in list(running.items()):
        if now - since > 0.02:
            stop(one)
