"""What ``openproctor evaluate`` reckons from what was seen, without looking at a picture."""

import io
import json
import wave
from pathlib import Path

import av
import numpy as np
import pytest
import simplejpeg

from openproctor.cli.bench.clip_report import allowance_s, clips_report, match_spans
from openproctor.cli.bench.clips import Clip, ClipError, Span, find_clips
from openproctor.cli.bench.evaluation import find_folders
from openproctor.cli.bench.identities import rates
from openproctor.cli.bench.phones import best_phone, is_hit
from openproctor.cli.bench.sitting import Noticed, Part, Sitting
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import DetectedObject, ObjectKind
from openproctor.rules.policy import preset

K = IncidentKind
POLICY = preset("standard")


def noticed(kind: K, opened: float, ended: float | None = None, since: float | None = None) -> Noticed:
    return Noticed(kind, [Part(opened if since is None else since, opened, ended)], 1)


def test_an_incident_in_a_span_finds_it_and_the_delay_runs_from_the_spans_begin() -> None:
    span = Span(K.NO_FACE, 10, 20)
    found = match_spans([span], [noticed(K.NO_FACE, 13.5, 21)], POLICY)
    assert found.delays == {span: 3.5}
    assert found.false == ()


def test_the_policys_own_wait_is_granted_after_a_span_and_no_more() -> None:
    span = Span(K.NO_FACE, 10, 20)
    latest = 20 + allowance_s(K.NO_FACE, POLICY)
    assert allowance_s(K.NO_FACE, POLICY) >= POLICY.signal(K.NO_FACE).raise_after_s
    assert match_spans([span], [noticed(K.NO_FACE, latest)], POLICY).delays[span] is not None
    missed = match_spans([span], [noticed(K.NO_FACE, latest + 0.1)], POLICY)
    assert missed.delays == {span: None}
    assert len(missed.false) == 1


def test_a_signal_judged_by_its_share_of_the_time_may_take_its_window() -> None:
    assert allowance_s(K.LOOKING_AWAY, POLICY) >= POLICY.signal(K.LOOKING_AWAY).window_s


def test_an_incident_that_ended_before_the_span_is_a_false_one() -> None:
    span = Span(K.MULTIPLE_FACES, 30, 40)
    found = match_spans([span], [noticed(K.MULTIPLE_FACES, 10, 20)], POLICY)
    assert found.delays == {span: None}
    assert [each.parts[0].opened for each in found.false] == [10]


def test_an_incident_that_goes_on_counts_by_each_of_its_parts() -> None:
    first, second = Span(K.MULTIPLE_FACES, 10, 15), Span(K.MULTIPLE_FACES, 30, 40)
    again = Noticed(K.MULTIPLE_FACES, [Part(10, 11, 15), Part(32, 32, 41)], 2)
    found = match_spans([first, second], [again], POLICY)
    assert found.delays == {first: 1, second: 2}
    assert found.false == ()


def test_another_kind_is_false_unless_the_label_allows_it() -> None:
    seen = [noticed(K.SECOND_BODY, 12, 18)]
    strict, lenient = Span(K.NO_FACE, 10, 20), Span(K.NO_FACE, 10, 20, also=frozenset({K.SECOND_BODY}))
    assert match_spans([strict], seen, POLICY).false == tuple(seen)
    also = match_spans([lenient], seen, POLICY)
    assert also.false == ()
    assert also.delays == {lenient: None}


def test_what_cannot_be_told_apart_counts_as_found() -> None:
    dark = Span(K.CAMERA_DARK, 10, 30, instead=frozenset({K.CAMERA_BLOCKED}))
    assert match_spans([dark], [noticed(K.CAMERA_BLOCKED, 14, 31)], POLICY).delays == {dark: 4}


@pytest.mark.parametrize(("opened", "disturbed"), [(11.0, True), (30.0, False)])
def test_a_quiet_span_is_disturbed_by_what_begins_in_it(opened: float, disturbed: bool) -> None:
    glance = Span(None, 10, 12, quiet=True)
    found = match_spans([glance], [noticed(K.LOOKING_AWAY, opened)], POLICY)
    assert found.disturbed == {glance: disturbed}
    assert len(found.false) == 1, "and it is a false alarm in any case"
    assert found.delays == {}


def test_the_report_counts_by_signal_and_hour() -> None:
    spans = (Span(K.NO_FACE, 10, 20), Span(K.NO_FACE, 50, 60), Span(None, 70, 72, quiet=True))
    clip = Clip("one", Path("one"), 1, 0, spans)
    seen = [noticed(K.NO_FACE, 14, 21), noticed(K.PHONE, 100, 101)]
    report = clips_report([Sitting(clip, seen, frames=1800, seconds=1800, cpu_s=18)], POLICY)
    assert report["found_share"] == 0.5
    assert report["signals"]["no_face"]["found"] == 1
    assert report["signals"]["no_face"]["delay_median_s"] == 4
    assert report["signals"]["phone"] == {
        "spans": 0,
        "found": 0,
        "false_alarms": 1,
        "false_alarms_per_hour": 2.0,
        "delay_median_s": None,
        "delay_p95_s": None,
    }
    assert report["false_alarms_per_hour"] == 2.0
    assert (report["quiet_spans"], report["quiet_disturbed"]) == (1, 0)
    assert report["cpu_ms_per_candidate_s"] == 10
    assert [miss["begin"] for miss in report["missed"]] == [50]
    assert json.dumps(report)


def test_at_far_0_the_threshold_is_the_least_distance_of_two_people() -> None:
    found = rates([0.3, 0.45, 0.5, 0.7], [0.5, 0.65, 0.9, 0.55], 0.6)
    assert found["threshold_far_0"] == 0.5
    assert found["tar_far_0"] == 0.5, "a distance equal to the threshold does not match"
    assert (found["tar"], found["far"]) == (0.75, 0.5)
    assert (found["own"], found["others"]) == (4, 4)


def test_without_other_people_the_policys_threshold_stands() -> None:
    assert rates([0.3], [], 0.6)["threshold_far_0"] == 0.6


def detection(kind: ObjectKind, score: float, x: float = 100) -> DetectedObject:
    return DetectedObject(kind, x, 100, 20, 40, score)


def test_a_phone_counts_where_it_is() -> None:
    assert is_hit(detection(ObjectKind.PHONE, 0.5), (110, 120))
    assert is_hit(detection(ObjectKind.PHONE, 0.5), (92, 120)), "half a box beside it still"
    assert not is_hit(detection(ObjectKind.PHONE, 0.5), (85, 120))
    assert not is_hit(detection(ObjectKind.BOOK, 0.9), (110, 120))


def test_the_surest_phone_at_a_place_or_anywhere() -> None:
    detections = [detection(ObjectKind.PHONE, 0.4), detection(ObjectKind.PHONE, 0.8, x=400), detection(ObjectKind.BOOK, 0.9)]
    assert best_phone(detections) == 0.8
    assert best_phone(detections, (110, 120)) == 0.4
    assert best_phone([]) == 0.0


def test_the_layout_tells_what_a_folder_is_for(tmp_path: Path) -> None:
    faces, phone, identity = tmp_path / "faces", tmp_path / "phone", tmp_path / "identity"
    for folder in (faces, phone, identity / "Ada"):
        folder.mkdir(parents=True)
    (faces / "gt.json").write_text('[{"file": "a.jpg", "faces": 1}]')
    (phone / "gt.json").write_text('[{"file": "a.jpg", "phone_centre": [0.5, 0.5]}]')
    (identity / "Ada" / "1.jpg").write_bytes(b"")
    together = find_folders(tmp_path)
    assert (together.faces, together.phone, together.identity, together.together) == (faces, phone, identity, True)
    assert find_folders(faces).faces == faces
    assert find_folders(phone).phone == phone
    assert find_folders(identity).identity == identity
    with pytest.raises(FileNotFoundError):
        find_folders(identity / "Ada")


def write_clip(folder: Path, slots: list[int], label: dict[str, object], size: tuple[int, int] = (480, 640)) -> None:
    folder.mkdir()
    (folder / "clip.json").write_text(json.dumps(label))
    for slot in slots:
        picture = np.full((*size, 3), slot, np.uint8)
        (folder / f"{slot:06d}.jpg").write_bytes(simplejpeg.encode_jpeg(picture))


def test_a_sequence_gives_the_next_picture_that_there_is(tmp_path: Path) -> None:
    write_clip(tmp_path / "one", [1, 5, 6, 9], {"fps": 4, "check_in_s": 3, "spans": []}, size=(960, 1280))
    (clip,) = find_clips(tmp_path)
    assert (clip.name, clip.check_in_s) == ("one", 3)
    frames = clip.frames()
    taken = [frames.at(wanted) for wanted in (0.0, 0.5, 1.25, 1.3, 2.5)]
    assert [each and each[0] for each in taken] == [0.0, 1.0, 1.25, 2.0, None]
    assert taken[0] is not None
    assert simplejpeg.decode_jpeg_header(taken[0][1])[:2] == (480, 640), "as large as a page sends them"


def test_a_video_is_decoded_and_its_sound_cut_into_stretches(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "two.mkv"), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        for number in range(30):
            frame = av.VideoFrame.from_ndarray(np.full((240, 320, 3), 5 * number, np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    (tmp_path / "two.json").write_text('{"spans": [{"signal": "no_face", "begin": 1, "end": 2, "also": ["phone"]}]}')
    (clip,) = find_clips(tmp_path)
    assert clip.spans == (Span(K.NO_FACE, 1, 2, also=frozenset({K.PHONE}), what="no_face"),)
    frames = clip.frames()
    taken = [frames.at(wanted) for wanted in (0.0, 1.0, 2.0, 3.0)]
    assert [each and round(each[0], 3) for each in taken] == [0.0, 1.0, 2.0, None]
    assert list(clip.sounds()) == []


def test_a_folders_sound_comes_in_stretches_of_five_seconds(tmp_path: Path) -> None:
    write_clip(tmp_path / "three", [1], {"spans": []})
    with wave.open(str(tmp_path / "three" / "sound.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(np.zeros(16_000 * 12, np.int16).tobytes())
    (clip,) = find_clips(tmp_path)
    sounds = list(clip.sounds())
    assert [begin for begin, _ in sounds] == [0.0, 5.0]
    with av.open(io.BytesIO(sounds[0][1]), format="webm") as container:
        assert container.streams.audio[0].codec_context.name in ("opus", "libopus")


@pytest.mark.parametrize(
    "label", ['{"spans": [{"begin": 1, "end": 2}]}', '{"spans": [{"signal": "nonsense", "begin": 1, "end": 2}]}', "[]", "{"]
)
def test_a_label_that_says_nothing_is_refused(tmp_path: Path, label: str) -> None:
    write_clip(tmp_path / "four", [1], {})
    (tmp_path / "four" / "clip.json").write_text(label)
    with pytest.raises(ClipError):
        find_clips(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClipError):
        find_clips(tmp_path)
