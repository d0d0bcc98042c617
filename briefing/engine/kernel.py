"""The kernel every run gets: the interpreter that runs papermill."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from briefing.engine import KERNEL
from briefing.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOCKET_PATH = 90  # characters; a Unix socket's path may have 104 (macOS) or 108 (Linux)
# What ipykernel_launcher does, but that no file of the folder is taken for a library meanwhile.
_LAUNCHER = """
import sys, ipykernel_launcher
from ipykernel import kernelapp
sys.argv[0] = ipykernel_launcher.__file__
sys.path.insert(0, "")
kernelapp.launch_new_instance()
"""


class PinnedKernel(AsyncKernelManager):
    """A kernel that is this very interpreter, whatever the notebook or the system names."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The command that starts the kernel."""
        argv = [sys.executable, "-P", "-c", _LAUNCHER, "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")

    @property
    def ipykernel(self) -> bool:
        """True: nbclient then keeps the history of inputs in memory."""
        return True


@contextmanager
def kernel() -> Iterator[PinnedKernel]:
    """Make a kernel, not started yet, whose sockets lie in a folder of its own."""
    with scratch() as folder:
        wide = sys.platform == "win32" or len(str(folder)) > _SOCKET_PATH - len("/kernel-ipc-5")
        places = {"connection_file": str(folder / "kernel.json")}
        yield PinnedKernel(kernel_name=KERNEL, **places, **({} if wide else {"transport": "ipc"}))
