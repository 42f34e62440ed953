"""An item with all that is known of it before it is committed, and how one is made from each judged stream."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from openproctor.core.containers import Container, container_of
from openproctor.detection.engine import FrameResult
from openproctor.incidents.record import KeptItem
from openproctor.ingest.frame_buffer import BufferedFrame
from openproctor.ingest.repository import AttemptSnapshot
from openproctor.ingest.upload import Upload
from openproctor.model.item import ItemHead
from openproctor.model.observation import Detector, FaceDetections, Observation, Stream
from openproctor.model.packing import pack, unpack
from openproctor.model.profile import CandidateProfile
from openproctor.rules.catalogue import MEASURE_OF
from openproctor.rules.step import RulesState, needs_faster_sampling
from openproctor.wire.attempts import FrameStatus, PageEvent, PageEventState

__all__ = [
    "MeasuredItem",
    "chunk_reply",
    "evidence_key",
    "face_boxes",
    "frame_status",
    "measured_frame",
    "measured_page_event",
    "measured_sound",
]


@dataclass(frozen=True, slots=True)
class MeasuredItem:
    """What is judged, and what may be kept of it."""

    head: ItemHead
    received_at: datetime
    packed: bytes
    """The observation as it is stored."""
    observation: Observation
    """The same, unpacked: judged at the precision in which it is stored, so that a replay gives the same incidents."""
    late: bool
    """Something newer of its stream was there before it, or the attempt had ended."""
    reply: Callable[[RulesState], str]
    """The answer as JSON, once the rules have judged."""
    frame: BufferedFrame | None = None
    """The camera's frame, which becomes evidence when an incident opens."""
    sound: tuple[KeptItem, bytes] | None = None
    """The microphone's segment, which is kept with an incident of speech, if the policy keeps sound."""
    profile: CandidateProfile | None = None
    """What is known of the candidate now; None if this item added nothing."""
    seen: Mapping[str, object] = field(default_factory=dict)
    """What the presence board shows of it, unless it is late."""


def measured_frame(
    attempt: AttemptSnapshot,
    upload: Upload,
    result: FrameResult,
    at: float,
    received_at: datetime,
    *,
    late: bool,
    slowdown: float,
) -> MeasuredItem:
    """A frame. ``slowdown`` is how much less often than planned the server looks at the moment."""
    head, boxes = upload.head, face_boxes(result.faces)
    packed = pack(Observation(at, Stream.CAMERA, result.values, result.failed))
    observation = unpack(packed, Stream.CAMERA)
    kept = KeptItem(
        head=head,
        key=evidence_key(head, attempt.exam_id, attempt.attempt_id, "jpg"),
        at=datetime.fromtimestamp(at, UTC),
        received_at=received_at,
        width=result.width,
        height=result.height,
        faces=boxes,
        status=frame_status(result),
    )
    return MeasuredItem(
        head=head,
        received_at=received_at,
        packed=packed,
        observation=observation,
        late=late,
        reply=lambda rules: _frame_reply(rules, attempt, kept, result, late=late, slowdown=slowdown),
        frame=BufferedFrame(at, upload.body, kept),
        profile=result.profile,
        seen={
            "faces": None if result.faces is None else len(boxes),
            "not_analysed": result.failing,
            "last_frame_at": head.captured_at,
            "slowdown": slowdown,
        },
    )


def measured_sound(
    attempt: AttemptSnapshot, upload: Upload, result: FrameResult, at: float, received_at: datetime, *, late: bool
) -> MeasuredItem:
    """A few seconds of sound."""
    packed = pack(Observation(at, Stream.MICROPHONE, result.values, result.failed))
    answer = chunk_reply(upload.head, result.failed, late=late)
    return MeasuredItem(
        head=upload.head,
        received_at=received_at,
        packed=packed,
        observation=unpack(packed, Stream.MICROPHONE),
        late=late,
        reply=lambda _: answer,
        sound=(_kept_sound(attempt, upload, at, received_at), upload.body) if attempt.policy.evidence.keep_sound else None,
        seen={"deaf": bool(result.failed)},
    )


def measured_page_event(upload: Upload, event: PageEvent, at: float, received_at: datetime, *, late: bool) -> MeasuredItem:
    """Something that the page reports about itself."""
    value = 0.0 if event.state is PageEventState.OFF else float(event.count)
    packed = pack(Observation(at, Stream.PAGE, {MEASURE_OF[event.signal]: value}))
    answer = chunk_reply(upload.head, (), late=late)
    return MeasuredItem(
        head=upload.head,
        received_at=received_at,
        packed=packed,
        observation=unpack(packed, Stream.PAGE),
        late=late,
        reply=lambda _: answer,
    )


def evidence_key(head: ItemHead, exam_id: str, attempt_id: str, extension: str) -> str:
    """Where an item's bytes are in the evidence store. Keys of one stream sort by number."""
    return f"{exam_id}/{attempt_id}/{head.stream}/{head.seq:010d}-{head.sha256.hex()[:16]}.{extension}"


def frame_status(result: FrameResult) -> FrameStatus:
    """Whether the faces were analysed: without them a frame counts as not analysed."""
    return FrameStatus.NOT_ANALYSED if result.faces is None else FrameStatus.ANALYSED


def face_boxes(detections: FaceDetections | None) -> list[dict[str, float]]:
    """The faces with the members of ``FaceBox``; plain dictionaries, because they are made for every frame."""
    if detections is None:
        return []
    return [
        {
            "x": round(float(face.x), 1),
            "y": round(float(face.y), 1),
            "width": round(float(face.width), 1),
            "height": round(float(face.height), 1),
            "score": round(float(face.score), 3),
        }
        for face in detections.faces
    ]


def chunk_reply(head: ItemHead, failed: Sequence[Detector], *, late: bool) -> str:
    """A ``ChunkReply`` as JSON."""
    return json.dumps({"seq": head.seq, "sha256": head.sha256.hex(), "not_analysed": list(failed), "late": late})


def _frame_reply(
    rules: RulesState, attempt: AttemptSnapshot, kept: KeptItem, result: FrameResult, *, late: bool, slowdown: float
) -> str:
    """A ``FrameReply`` as JSON."""
    policy = attempt.policy
    fast = min(policy.burst_every_s, policy.sample_every_s)
    members = {
        "seq": kept.head.seq,
        "sha256": kept.head.sha256.hex(),
        "status": kept.status,
        "faces": kept.faces,
        "width": result.width,
        "height": result.height,
        "detector": result.faces.detector if result.faces else None,
        "not_analysed": result.failed,
        "late": late,
        "next_sample_s": fast if slowdown <= 1 and needs_faster_sampling(rules) else policy.sample_every_s,
    }
    return json.dumps(members)


def _kept_sound(attempt: AttemptSnapshot, upload: Upload, at: float, received_at: datetime) -> KeptItem:
    head = upload.head
    return KeptItem(
        head=head,
        key=evidence_key(head, attempt.exam_id, attempt.attempt_id, container_of(upload.body) or Container.WEBM),
        at=datetime.fromtimestamp(at, UTC),
        received_at=received_at,
        width=0,
        height=0,
        faces=(),
        status=FrameStatus.ANALYSED,
    )
