"""The text that a candidate agrees to. A changed text gets a new version; what was agreed to is stored word for word."""

from openproctor.attempts.schemas import ConsentText, Watched
from openproctor.model.incident import IncidentKind
from openproctor.model.policy import Policy

__all__ = ["CONSENT", "watched"]

CONSENT = ConsentText(
    version="2026-11-22",
    paragraphs=[
        (
            "While you sit this exam, your camera and microphone are sent live to the institution's proctors. They can see and "
            "hear you, and write or speak to you."
        ),
        (
            "Still pictures of your camera are taken again and again and looked at by software on the institution's own "
            "server, which counts the faces in them. It does not judge you, your mood or your work, and it decides nothing: if "
            "something looks unusual, a person looks at it."
        ),
        (
            "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture "
            "about every half minute, the counts of faces, the messages between you and the proctors, and the times of these. "
            "Live video and sound are not recorded."
        ),
        (
            "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against "
            "you. If your connection drops, go on with the exam: the page reconnects by itself."
        ),
        (
            "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, "
            "or to have your data corrected or erased, turn to the institution that invited you."
        ),
    ],
)


def watched(policy: Policy) -> Watched:
    """What this policy watches."""
    kinds = {IncidentKind.MULTIPLE_FACES: policy.multiple_faces, IncidentKind.NO_FACE: policy.no_face}
    return Watched(
        sample_every_s=policy.sample_every_s,
        warn_candidate=policy.warn_candidate,
        signals=[kind for kind, signal in kinds.items() if signal.enabled],
    )
