"""JupyterLab as the desk of an analyst: its cards, buttons, preview and workspace."""
