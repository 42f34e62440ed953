"""An exam's policy: what is sampled, what counts, what the candidate is told. Versioned; an attempt keeps its own."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["EvidencePolicy", "LinkPolicy", "Policy", "SignalPolicy"]

Seconds = Annotated[float, Field(ge=0, le=3600)]


class SignalPolicy(BaseModel):
    """When a condition becomes an incident, and when that incident ends."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = True
    raise_after_s: Seconds
    """The condition must have held this long."""
    raise_after_looks: Annotated[int, Field(ge=1, le=100)] = 2
    """And must have been seen in this many looks in a row."""
    clear_after_s: Seconds = 2.0
    """The condition must have been absent this long before the incident closes (hysteresis)."""
    cooldown_s: Seconds = 5.0
    """Within this time after closing, the condition's return continues the same incident."""


class EvidencePolicy(BaseModel):
    """Which frames are kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before_s: Annotated[float, Field(ge=0, le=10)] = 3.0
    after_s: Annotated[float, Field(ge=0, le=30)] = 3.0
    record_every_s: Annotated[float, Field(ge=1, le=3600)] = 30.0
    """One frame is kept this often whether or not anything happened."""


class LinkPolicy(BaseModel):
    """When a connection or a camera counts as lost: faults, never suspicion."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lost_after_s: Annotated[float, Field(ge=2, le=60)] = 4.0
    unstable_rtt_ms: Annotated[float, Field(ge=50, le=10_000)] = 800.0


class Policy(BaseModel):
    """All that an exam decides about watching."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Annotated[int, Field(ge=1)] = 1
    sample_every_s: Annotated[float, Field(ge=0.2, le=60)] = 1.0
    """Seconds between two frames of the camera."""
    burst_every_s: Annotated[float, Field(ge=0.2, le=60)] = 0.25
    """Seconds between two frames while something has been seen but is not certain yet."""
    warn_candidate: bool = True
    multiple_faces: SignalPolicy = SignalPolicy(raise_after_s=0.2)
    no_face: SignalPolicy = SignalPolicy(raise_after_s=3.0)
    evidence: EvidencePolicy = EvidencePolicy()
    link: LinkPolicy = LinkPolicy()
