"""`python -I launch.py LIMITS_JSON COMMAND…`: limit ourselves, cut the network if asked, become the command.

A program of its own and not a `preexec_fn`, because forking with Python code in between is unsafe in a threaded worker.
"""

import ctypes
import fcntl
import json
import os
import resource
import socket
import struct
import sys

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
SIOCSIFFLAGS, IFF_UP = 0x8914, 0x1


def main() -> None:
    limits, command = json.loads(sys.argv[1]), sys.argv[2:]
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory_bytes"],) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits["file_bytes"],) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu_s"],) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if limits["cut_network"]:
        cut_network()
    os.execvp(command[0], command)  # noqa: S606 - becoming the sandboxed command is this program's purpose


def cut_network() -> None:
    """A network namespace with only loopback in it, where the kernel lets us have one."""
    user = 0 if os.geteuid() == 0 else CLONE_NEWUSER
    if ctypes.CDLL(None, use_errno=True).unshare(user | CLONE_NEWNET) != 0:
        return  # the self-test finds out, and the tier says so
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        fcntl.ioctl(sock, SIOCSIFFLAGS, struct.pack("16sh", b"lo", IFF_UP))


if __name__ == "__main__":
    main()
