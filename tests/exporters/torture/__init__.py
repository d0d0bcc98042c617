"""A notebook with everything an analyst may show, run on a real kernel."""

from tests.exporters.torture.building import Shown, missing, notebook, run, shown

__all__ = ["Shown", "missing", "notebook", "run", "shown"]
