"""A frame on its way through the pipeline: what came in, when it was taken, what was seen in it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from openproctor.analysis.engine import FrameLook
from openproctor.attempts.schemas import FrameStatus
from openproctor.incidents.record import KeptFrame
from openproctor.ingest.limits import Upload
from openproctor.ingest.recent import RecentFrame
from openproctor.ingest.repository import Known
from openproctor.ingest.taken import Taken
from openproctor.model.observation import FaceLook, Measured, Stream
from openproctor.model.packing import rounded
from openproctor.rules.step import RulesState, unsure

__all__ = ["Frame", "capture_time", "face_boxes"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame with all that is known of it before it is committed."""

    upload: Upload
    received_at: datetime
    at: float
    look: FrameLook

    @property
    def status(self) -> FrameStatus:
        """Of the faces, which are what a frame is for."""
        return FrameStatus.NOT_ANALYSED if self.look.faces is None else FrameStatus.ANALYSED

    def observation(self) -> Measured:
        """What was measured, as precisely as it is kept."""
        return rounded(Measured(self.at, Stream.CAMERA, self.look.values, self.look.failed))

    def taken(self, known: Known, *, late: bool, stretch: float) -> Taken:
        """The frame as an item to be committed."""
        upload = self.upload
        return Taken(
            stream=Stream.CAMERA,
            seq=upload.seq,
            sha256=upload.sha256,
            size=len(upload.jpeg),
            captured_at=upload.captured_at,
            received_at=self.received_at,
            observation=self.observation(),
            late=late,
            reply=lambda rules: self.reply(rules, known, late=late, stretch=stretch),
            frame=RecentFrame(self.at, upload.jpeg, self.kept(known)),
            learnt=self.look.learnt,
            seen={
                "faces": None if self.look.faces is None else len(self.look.faces.faces),
                "not_analysed": self.look.failing,
                "last_frame_at": upload.captured_at,
            },
        )

    def kept(self, known: Known) -> KeptFrame:
        """How the frame is entered when it becomes evidence."""
        sha256 = self.upload.sha256.hex()
        return KeptFrame(
            stream=Stream.CAMERA,
            seq=self.upload.seq,
            key=f"{known.exam_id}/{known.attempt_id}/{Stream.CAMERA}/{self.upload.seq:010d}-{sha256[:16]}.jpg",
            sha256=sha256,
            size=len(self.upload.jpeg),
            captured_at=datetime.fromtimestamp(self.at, UTC),
            received_at=self.received_at,
            width=self.look.width,
            height=self.look.height,
            faces=face_boxes(self.look.faces),
            status=self.status,
        )

    def reply(self, rules: RulesState, known: Known, *, late: bool, stretch: float) -> str:
        """A ``FrameReply`` as JSON. ``stretch`` is how much less often than planned the server can look."""
        policy = known.policy
        quick = min(policy.burst_every_s, policy.sample_every_s)
        faces = self.look.faces
        members = {
            "seq": self.upload.seq,
            "sha256": self.upload.sha256.hex(),
            "status": self.status,
            "faces": face_boxes(faces),
            "width": self.look.width,
            "height": self.look.height,
            "detector": faces.detector if faces else None,
            "not_analysed": self.look.failed,
            "late": late,
            "next_sample_s": quick if unsure(rules) and stretch <= 1 else policy.sample_every_s,
        }
        return json.dumps(members)


def face_boxes(look: FaceLook | None) -> list[dict[str, float]]:
    """Each with the members of ``FaceBox``: plain, for this is made for every frame."""
    if look is None:
        return []
    return [
        {
            "x": round(float(face.x), 1),
            "y": round(float(face.y), 1),
            "width": round(float(face.width), 1),
            "height": round(float(face.height), 1),
            "score": round(float(face.score), 3),
        }
        for face in look.faces
    ]


def capture_time(known: Known, captured_at: datetime, received_at: datetime) -> float:
    """When something was taken, by the server's clock: the page's word, less its clock's error, within bounds."""
    stated = captured_at.timestamp() + known.clock_skew_s
    earliest = known.started_at.timestamp() if known.started_at else 0.0
    return max(earliest, min(stated, received_at.timestamp()))
