"""A notebook with everything an analyst may show, run on a real kernel."""

from tests.exporters.torture.building import missing, notebook, run, shown
from tests.exporters.torture.cell import Shown

__all__ = ["Shown", "missing", "notebook", "run", "shown"]
