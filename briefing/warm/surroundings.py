"""What the warm process is started with."""

from __future__ import annotations

# Libraries of linear algebra start a thread a core when they load, and Arrow's allocator one; a
# fork would lose them. A child sees the environment of the one who asked, not this.
ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}

JOBS = 100  # jobs to come that the warm process is told of
OFTEN = 3  # an article that fewer of them are about is not worth the time
