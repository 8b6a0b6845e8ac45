# Listens on TCP and UDP ports, IPv4 and IPv6, until its input ends: takes connections, and answers datagrams.
import selectors
import socket
import sys

tcp, udp = ([int(port) for port in ports.split(",") if port] for ports in sys.argv[1:3])
ready = selectors.DefaultSelector()
for family, address in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):
    for kind, ports in ((socket.SOCK_STREAM, tcp), (socket.SOCK_DGRAM, udp)):
        for port in ports:
            one = socket.socket(family, kind)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            one.bind((address, port))
            if kind == socket.SOCK_STREAM:
                one.listen(512)
            one.setblocking(False)
            ready.register(one, selectors.EVENT_READ, kind)
ready.register(sys.stdin, selectors.EVENT_READ, None)
print("ready", flush=True)
while True:
    for key, _ in ready.select():
        if key.data is None:
            if not sys.stdin.readline():
                sys.exit(0)
        elif key.data == socket.SOCK_STREAM:
            try:
                key.fileobj.accept()[0].close()
            except OSError:
                pass
        else:
            try:
                _, sender = key.fileobj.recvfrom(64)
                key.fileobj.sendto(b"answer", sender)
            except OSError:
                pass
