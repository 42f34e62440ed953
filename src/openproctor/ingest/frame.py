"""A frame on its way through the pipeline: what came in, when it was taken, what was seen in it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from openproctor.attempts.schemas import FrameStatus
from openproctor.incidents.record import KeptFrame
from openproctor.ingest.limits import Upload
from openproctor.ingest.repository import Known
from openproctor.model.observation import FaceLook
from openproctor.model.signal import FacesSeen, LookFailed, Observation
from openproctor.rules.step import RulesState, unsure

__all__ = ["STREAM", "Frame", "Seen", "capture_time"]

STREAM = "camera"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the detectors made of a frame."""

    status: FrameStatus
    faces: list[dict[str, float]]
    """Each with the members of ``FaceBox``: plain, for this is made for every frame."""
    width: int
    height: int
    detector: str | None

    @classmethod
    def of(cls, look: FaceLook) -> "Seen":
        faces = [
            {
                "x": round(float(face.x), 1),
                "y": round(float(face.y), 1),
                "width": round(float(face.width), 1),
                "height": round(float(face.height), 1),
                "score": round(float(face.score), 3),
            }
            for face in look.faces
        ]
        return cls(FrameStatus.ANALYSED, faces, look.width, look.height, look.detector)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame with all that is known of it before it is committed."""

    upload: Upload
    received_at: datetime
    at: float
    seen: Seen

    def observation(self) -> Observation:
        if self.seen.status is FrameStatus.NOT_ANALYSED:
            return LookFailed(self.at)
        return FacesSeen(self.at, len(self.seen.faces))

    def kept(self, known: Known) -> KeptFrame:
        sha256 = self.upload.sha256.hex()
        return KeptFrame(
            stream=STREAM,
            seq=self.upload.seq,
            key=f"{known.exam_id}/{known.attempt_id}/{STREAM}/{self.upload.seq:010d}-{sha256[:16]}.jpg",
            sha256=sha256,
            size=len(self.upload.jpeg),
            captured_at=datetime.fromtimestamp(self.at, UTC),
            received_at=self.received_at,
            width=self.seen.width,
            height=self.seen.height,
            faces=self.seen.faces,
            status=self.seen.status,
        )

    def reply(self, rules: RulesState, known: Known, *, late: bool) -> str:
        """A ``FrameReply`` as JSON."""
        policy = known.policy
        quick = min(policy.burst_every_s, policy.sample_every_s)
        members = {
            "seq": self.upload.seq,
            "sha256": self.upload.sha256.hex(),
            "status": self.seen.status,
            "faces": self.seen.faces,
            "width": self.seen.width,
            "height": self.seen.height,
            "detector": self.seen.detector,
            "late": late,
            "next_sample_s": quick if unsure(rules) else policy.sample_every_s,
        }
        return json.dumps(members)


def capture_time(known: Known, upload: Upload, received_at: datetime) -> float:
    """When the frame was taken, by the server's clock: the page's word, less its clock's error, within bounds."""
    stated = upload.captured_at.timestamp() + known.clock_skew_s
    earliest = known.started_at.timestamp() if known.started_at else 0.0
    return max(earliest, min(stated, received_at.timestamp()))
