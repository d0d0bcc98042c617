"""What docs/explanation/peers.md says of other programs, each claim with the command that shows it.

`python -m benchmarks.peers` tries those of papermill, nbconvert and the kit, which are installed
with it. Others want environments of their own, and are named: `--nbprint COMMAND`,
`--notebooker COMMAND`, `--quarto COMMAND`; without that they are left out, and it is said.
"""
