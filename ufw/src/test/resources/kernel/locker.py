# Holds ufw's lock until a line of input.
import fcntl
import sys

lock = open("/run/ufw.lock", "w")
fcntl.lockf(lock, fcntl.LOCK_EX)
print("ready", flush=True)
sys.stdin.readline()
fcntl.lockf(lock, fcntl.LOCK_UN)
print("freed", flush=True)
