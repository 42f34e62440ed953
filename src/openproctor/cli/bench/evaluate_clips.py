"""What is noticed in webcam clips with labels: detectors, rules and policy together, faster than real time."""

from __future__ import annotations

import asyncio
from pathlib import Path

from rich.progress import Progress

from openproctor.cli.bench.clip_report import ClipsReport, clips_report
from openproctor.cli.bench.clips import Clip, find_clips
from openproctor.cli.bench.sitting import Sitting, sit
from openproctor.detection.engine import AnalysisEngine
from openproctor.detection.standard import standard_detectors
from openproctor.rules.policy import Policy, preset

__all__ = ["evaluate_clips"]


def evaluate_clips(
    directory: Path, policy: Policy | None = None, *, weights: Path | None = None, progress: bool = False
) -> ClipsReport:
    """Every clip of ``directory`` as one candidate, one after the other, under ``policy`` (the standard one).

    Raises:
        ClipError: a clip cannot be read.
        WeightsError: a model is not available.
    """
    clips, policy = find_clips(directory), policy or preset("standard")
    return clips_report(asyncio.run(_sit_all(clips, policy, weights, progress)), policy)


async def _sit_all(clips: list[Clip], policy: Policy, weights: Path | None, progress: bool) -> list[Sitting]:
    engine = AnalysisEngine(standard_detectors(folder=weights), workers=1)
    sittings = []
    try:
        await engine.start()
        with Progress(disable=not progress, transient=True) as bar:
            task = bar.add_task("Clips", total=len(clips))
            for clip in clips:
                bar.update(task, description=clip.name)
                sittings.append(await sit(engine, clip, policy))
                bar.advance(task)
    finally:
        await engine.close()
    return sittings
