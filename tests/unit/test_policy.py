"""The policy: presets, what is filled in, names, and the shape of the first version."""

import pytest
from pydantic import ValidationError

from openproctor.attempts.consent import watched
from openproctor.exams.policies import named, presets
from openproctor.model.incident import IncidentKind
from openproctor.rules.catalogue import FAULTS, PAGE_SIGNALS, PRESETS, SIGNALS
from openproctor.rules.policy import Policy, preset

K = IncidentKind
PREVENTABLE = {kind for kind, signal in SIGNALS.items() if signal.preventable}
SUSPICIONS = set(IncidentKind) - FAULTS
LINE = {K.CAMERA_LOST, K.MICROPHONE_LOST, K.CONNECTION_LOST, K.SLOW_LINE, K.PAGE_FAILED}


@pytest.mark.parametrize("name", PRESETS)
def test_every_signal_but_the_lines_faults_has_settings(name: str) -> None:
    policy = Policy.model_validate({"preset": name})
    assert set(policy.signals) == set(IncidentKind) - LINE
    assert all(policy.signals[kind].weight == 0 for kind in FAULTS - LINE)


@pytest.mark.parametrize("name", PRESETS)
def test_only_what_a_page_can_prevent_is_prevented(name: str) -> None:
    policy = Policy.model_validate({"preset": name})
    assert {kind for kind, signal in policy.signals.items() if signal.prevent} <= PREVENTABLE <= PAGE_SIGNALS


def test_the_presets_are_ordered_by_how_soon_a_signal_counts() -> None:
    relaxed, standard, strict = presets()
    for kind in SUSPICIONS:
        mild, usual, hard = (each.signals[kind] for each in (relaxed, standard, strict))
        assert mild.enabled <= usual.enabled <= hard.enabled, kind
        assert mild.raise_after_s >= usual.raise_after_s >= hard.raise_after_s, kind
        assert mild.threshold >= usual.threshold >= hard.threshold, kind


def test_what_is_not_given_stands_as_in_the_preset() -> None:
    policy = Policy.model_validate({"preset": "strict", "signals": {"phone": {"weight": 5}}})
    assert policy.signals[K.PHONE] == preset("strict").signals[K.PHONE].model_copy(update={"weight": 5})
    assert policy.signals[K.NO_FACE] == preset("strict").signals[K.NO_FACE]


@pytest.mark.parametrize("policy", presets())
def test_a_policy_is_the_same_after_a_way_through_json(policy: Policy) -> None:
    assert Policy.model_validate_json(policy.model_dump_json()) == policy
    assert named(policy) == policy


@pytest.mark.parametrize(
    "change",
    [
        {"sample_every_s": 2},
        {"warn_candidate": False},
        {"require_fullscreen": True},
        {"require_microphone": False},
        {"cadence": {"objects_every_s": 9}},
        {"evidence": {"keep_sound": True}},
        {"link": {"lost_after_s": 9}},
        {"signals": {"phone": {"tell": "Phones away."}}},
    ],
)
def test_whatever_is_changed_makes_a_preset_a_custom_policy(change: dict[str, object]) -> None:
    changed = Policy.model_validate({"preset": "relaxed"} | change)
    assert changed.preset == "relaxed"
    assert named(changed) == changed.model_copy(update={"preset": "custom"})


def test_the_version_is_no_change() -> None:
    assert named(Policy(version=7)).preset == "standard"


NO_SPEECH = {"signals": {"speech": {"enabled": False}, "second_voice": {"enabled": False}}}


def test_a_microphone_is_required_where_sound_is_used_also_by_policies_from_before() -> None:
    stored = Policy().model_dump(mode="json")
    del stored["require_microphone"]
    assert watched(Policy.model_validate(stored)).require_microphone
    assert not watched(Policy.model_validate(stored | NO_SPEECH)).require_microphone
    assert watched(Policy.model_validate(stored | NO_SPEECH | {"recording": {"camera": True}})).require_microphone
    assert not watched(Policy.model_validate(stored | {"require_microphone": False})).require_microphone


def test_the_first_versions_shape_is_read() -> None:
    thresholds = {"enabled": True, "raise_after_s": 9, "raise_after_looks": 4, "clear_after_s": 3, "cooldown_s": 7}
    stored = {
        "version": 3,
        "sample_every_s": 2.0,
        "burst_every_s": 0.5,
        "warn_candidate": False,
        "multiple_faces": thresholds | {"enabled": False},
        "no_face": thresholds,
        "evidence": {"before_s": 3, "after_s": 3, "record_every_s": 30},
        "link": {"lost_after_s": 4, "unstable_rtt_ms": 800},
    }
    policy = Policy.model_validate(stored)
    assert (policy.version, policy.sample_every_s, policy.warn_candidate) == (3, 2.0, False)
    assert not policy.signals[K.MULTIPLE_FACES].enabled
    assert policy.signals[K.NO_FACE].raise_after_s == 9
    assert policy.signals[K.NO_FACE].weight == preset("standard").signals[K.NO_FACE].weight
    assert policy.signals[K.PHONE] == preset("standard").signals[K.PHONE]
    assert named(policy).preset == "custom"


@pytest.mark.parametrize(
    "bad",
    [
        {"signals": {"phones": {"enabled": True}}},
        {"signals": {"connection_lost": {"enabled": False}}},
        {"signals": {"phone": {"weight": -1}}},
        {"signals": {"phone": {"share": 1.5}}},
        {"signals": {"phone": {"tell": "  "}}},
        {"signals": []},
        {"signals": 3},
        {"preset": "harsh"},
        {"mood": True},
        [],
    ],
)
def test_bad_policies_are_refused(bad: object) -> None:
    with pytest.raises(ValidationError):
        Policy.model_validate(bad)
