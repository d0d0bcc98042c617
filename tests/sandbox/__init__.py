"""Kernels behind walls."""
