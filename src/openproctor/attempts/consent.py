"""The text that a candidate agrees to. A changed text gets a new version; what was agreed to is stored word for word."""

from functools import lru_cache

from openproctor.model.observation import Stream
from openproctor.rules.catalogue import FAULTS, SIGNALS
from openproctor.rules.policy import Policy, RecordingPolicy
from openproctor.wire.attempts import ConsentText, Watched, WatchedSignal

__all__ = ["CONSENT", "consent_for", "listens", "watched"]

_VERSION = "2026-11-24"


@lru_cache(maxsize=64)
def consent_for(policy: Policy) -> ConsentText:
    """What a candidate agrees to under this policy. What is recorded is part of the text, and of its version."""
    recording = policy.recording
    parts = [name for name in ("camera", "screen") if getattr(recording, name)]
    return ConsentText(version="+".join([_VERSION, *parts]), paragraphs=_paragraphs(_of_recording(recording)))


def _of_recording(recording: RecordingPolicy) -> str:
    if not (recording.camera or recording.screen):
        return "Live video is not recorded; sound is kept only if the list of what is watched says so."
    camera = (
        "Your camera and your microphone are recorded as video with sound all through the exam. " if recording.camera else ""
    )
    screen = "You are asked to share your entire screen, and all that it shows is recorded. " if recording.screen else ""
    rest = "" if recording.camera else "The camera's video is not recorded. "
    return (
        f"{camera}{screen}{rest}This goes on while your connection is lost: what was recorded then is sent later. The "
        "recordings are kept with the rest, for the staff of this exam to look at."
    )


def _paragraphs(of_recording: str) -> list[str]:
    return [
        (
            "While you sit this exam, your camera and microphone are sent live to the institution's proctors. They can see and "
            "hear you, and write or speak to you."
        ),
        (
            "Still pictures of your camera are taken again and again and looked at by software on the institution's own "
            "server: how many faces there are, whether it is still you, which way you face, and things such as a phone. For "
            "this, a numeric template of your face is made when the exam begins; it is used for this exam alone and deleted "
            "when the attempt ends. If the exam asks for it, short stretches of sound are checked for speech, not for "
            "words, and this page notes for instance when it is left. What exactly is watched is listed here. The software "
            "does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks "
            "at it."
        ),
        (
            "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture "
            "about every half minute, the numbers that the software measured, the messages between you and the proctors, and "
            f"the times of these. {of_recording}"
        ),
        (
            "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against "
            "you. If your connection drops, go on with the exam: the page reconnects by itself."
        ),
        (
            "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, "
            "or to have your data corrected or erased, turn to the institution that invited you."
        ),
    ]


CONSENT = consent_for(Policy())
"""The text where nothing is recorded."""


@lru_cache(maxsize=64)
def watched(policy: Policy) -> Watched:
    """What this policy watches."""
    return Watched(
        sample_every_s=policy.sample_every_s,
        warn_candidate=policy.warn_candidate,
        require_fullscreen=policy.require_fullscreen,
        require_microphone=policy.require_microphone and (listens(policy) or policy.recording.camera),
        sound=listens(policy),
        keep_sound=policy.evidence.keep_sound,
        record_camera=policy.recording.camera,
        record_screen=policy.recording.screen,
        signals=[
            WatchedSignal(
                kind=kind, told=policy.warn_candidate and signal.warn and kind not in FAULTS, prevented=signal.prevent
            )
            for kind, signal in policy.signals.items()
            if signal.enabled
        ],
    )


def listens(policy: Policy) -> bool:
    """Whether sound is wanted at all."""
    return any(policy.signals[kind].enabled for kind, signal in SIGNALS.items() if signal.stream is Stream.MICROPHONE)
