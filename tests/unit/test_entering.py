"""No plain text and no plain time comes in anywhere. Read from the routes and models, so a new member counts by itself."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import pytest
from pydantic import AwareDatetime, BaseModel, TypeAdapter, ValidationError

from openproctor.cli.arguments import checked
from openproctor.core.errors import InvalidRequest, OperatorError
from openproctor.core.instants import Instant, later
from openproctor.core.text import EMAIL, ID, STORED, Id, SafeText, line, prose, without_controls
from openproctor.ingest.upload import parse_time
from openproctor.rules.accommodation import Accommodation
from openproctor.rules.policy import Policy
from openproctor.wire.exams import ExamInput
from openproctor.wire.retention import REASON
from tests.support.entering import bodies, leaves, loose, messages, parameters

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
NAME = TypeAdapter(Annotated[str, line(200, 1)])
PROSE = TypeAdapter(Annotated[str, prose(2000, 1)])
INSTANT: TypeAdapter[datetime] = TypeAdapter(Instant)


@pytest.mark.parametrize("kind", ["path", "query", "header", "cookie"])
def test_no_parameter_takes_any_text_or_any_time(kind: str) -> None:
    found = parameters(kind)
    assert [where for where, values in found.items() if any(leaf.is_loose for leaf in values)] == []
    assert len(found) > {"path": 80, "query": 6, "header": 10, "cookie": -1}[kind]


def test_no_body_and_no_message_takes_any_text_or_any_time() -> None:
    shapes = bodies() | messages()
    assert {name: found for name, shape in shapes.items() if (found := loose(shape))} == {}
    values = [leaf for shape in shapes.values() for leaf in leaves(shape)]
    assert sum(leaf.rule is not None for leaf in values) > 60
    assert sum(leaf.is_time for leaf in values) >= 7


class _Inner(BaseModel):
    plain: list[str]
    at: AwareDatetime | None = None


class _Planted(BaseModel):
    fine: Annotated[str, line(10)] | None = None
    bounded: Instant | None = None
    inner: dict[str, _Inner] = {}
    anything: Any = None


def test_a_planted_text_or_time_is_found_however_deep_it_lies() -> None:
    assert loose(_Planted) == [
        ("inner", "(key)"),
        ("inner", "no_face", "plain", 0),
        ("inner", "no_face", "at"),
        ("anything",),
    ]


@pytest.mark.parametrize(
    "text", ["\0", "a\0b", "a\x1b[31mb", "a\x07", "a\x7f", "a\x85b", "a\x9bb", "a\rb", "a\ud800b", "\udfff"]
)
def test_control_characters_and_half_pairs_are_refused_everywhere(text: str) -> None:
    for kind in (NAME, PROSE, TypeAdapter(Id)):
        with pytest.raises(ValidationError):
            kind.validate_python(text)


@pytest.mark.parametrize(
    "name",
    [
        *(" ", "\u200b", "\u2060\ufeff", "\u3164", "\uffa0\u115f", "\u2800", "\u00ad", "\u200d", "\u200e\u200f", "\u0301"),
        *("A\nB", "A\tB", "A\u2028B", "A\u2029B"),
        *("\u202eanna", "a\u202ab", "a\u2066b\u2069", "a\u2067b", "a\u202cb"),
    ],
)
def test_a_name_is_one_line_that_shows_something_and_turns_nothing_round(name: str) -> None:
    with pytest.raises(ValidationError):
        NAME.validate_python(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Åsa Öberg", "O’Brien-Ñuñez", "李小龍", "さくら", "Nguyễn Thị Hằng", "محمّد", "שָׁלוֹם", "ศรีสุข", "X Æ A-12", "-"),
        *(
            "می\u200cخواهم",
            "ශ\u0dca\u200dර\u0dd3",
            "क\u094d\u200dष",
            "\u200fדן\u200f (Dan)",
            f"Anna {FAMILY} ❤\ufe0f 🏴\U000e0067\U000e0062\U000e007f",
        ),
    ],
)
def test_names_of_people_are_taken_as_they_are(name: str) -> None:
    assert NAME.validate_python(name) == name


def test_text_is_trimmed_and_kept_in_one_form() -> None:
    assert NAME.validate_python("\ufeff  Ange\u0301lique\u200b\n") == "Ang\u00e9lique"
    assert PROSE.validate_python("one\r\ntwo\tthree\n") == "one\ntwo\tthree"
    assert TypeAdapter(Annotated[str, EMAIL]).validate_python(" A.Ü@EXAMPLE.org ") == "a.ü@example.org"


@pytest.mark.parametrize("character", ["a", "é", FAMILY, "🇩🇪", "क\u094dष\u093f", "e\u0301\u0323"])
def test_length_is_counted_in_characters_as_people_see_them(character: str) -> None:
    assert NAME.validate_python(character * 200)
    with pytest.raises(ValidationError, match="at most 200 characters"):
        NAME.validate_python(character * 201)


@pytest.mark.parametrize(
    "text", ["a" + "\u0301" * 10_000, "a" + "\u0335" * 40, "\u200d".join("👩" * 40), "🏳\ufe0f" + "\U000e0067" * 9000]
)
def test_one_character_is_not_made_of_any_number_of_parts(text: str) -> None:
    for kind in (NAME, PROSE):
        with pytest.raises(ValidationError):
            kind.validate_python(text)


def test_what_a_page_relays_keeps_its_line_ends_and_its_form() -> None:
    (sdp,) = (leaf for leaf in leaves(messages()["RtcSignal"]) if leaf.path == ("description", "sdp"))
    assert isinstance(sdp.rule, SafeText)
    assert sdp.rule.check("v=0\r\ns=-\r\na=e\u0301\r\n") == "v=0\r\ns=-\r\na=e\u0301\r\n"
    with pytest.raises(ValueError, match="control"):
        sdp.rule.check("v=0\0")


def test_what_was_stored_by_the_rules_of_its_time_stays_readable() -> None:
    tell = {"signals": {"no_face": {"tell": "old \x1b words"}}}
    assert Policy.model_validate(tell, context=STORED).signals.popitem()
    assert Accommodation.model_validate_json('{"note": "a\\u0007"}', context=STORED).note == "a\x07"
    for shape, members in ((Policy, tell), (Accommodation, {"note": "a\x07"})):
        with pytest.raises(ValidationError):
            shape.model_validate(members)


def test_a_problem_says_nothing_that_cannot_be_sent() -> None:
    assert InvalidRequest("\ud800.\x1b: unknown").as_dict()["detail"] == "\ufffd.\ufffd: unknown"
    assert without_controls("Mozilla/5.0\x9b (é)") == "Mozilla/5.0\ufffd (é)"


OUTSIDE = [
    "9999-12-31T23:59:59.999999Z",
    "9999-12-31T23:59:59.999999-23:59",
    "0001-01-01T00:00:00+23:59",
    "1999-12-31T23:59:59.999999Z",
    "2200-01-01T00:00:00.000001Z",
    "2200-01-01T00:00:00-00:01",
]


@pytest.mark.parametrize("text", OUTSIDE)
def test_a_time_outside_the_two_centuries_is_refused_in_bodies_and_in_headers(text: str) -> None:
    with pytest.raises(ValidationError, match="2000 and 2200"):
        INSTANT.validate_python(text)
    with pytest.raises(InvalidRequest, match="2000 and 2200"):
        parse_time(text)


@pytest.mark.parametrize("text", ["2000-01-01T00:00:00Z", "2199-12-31T23:59:59.999999Z", "2200-01-01T02:00:00+02:00"])
def test_a_time_at_their_edges_is_taken_and_kept_in_utc(text: str) -> None:
    assert INSTANT.validate_python(text) == parse_time(text)
    assert INSTANT.validate_python(text).tzinfo is UTC


def test_a_window_with_a_time_outside_is_no_window() -> None:
    for member in ("opens_at", "closes_at"):
        with pytest.raises(ValidationError, match=member):
            ExamInput.model_validate({"title": "Algebra", member: "9999-12-31T23:59:59Z"})


@pytest.mark.parametrize("at", [datetime.max.replace(tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)])
def test_a_sum_of_times_stops_at_the_end_of_the_calendar(at: datetime) -> None:
    for by in (timedelta(days=1), timedelta(days=36_500), timedelta.max):
        assert at <= later(at, by) <= datetime.max.replace(tzinfo=UTC)
    assert later(at, -timedelta(days=1)) == at - timedelta(days=1)


@pytest.mark.parametrize(
    ("rule", "name", "given"),
    [
        (EMAIL, "EMAIL", "admin\x1b[2J@example.org"),
        (ID, "ATTEMPT", "att\udcff"),
        (REASON, "--reason", "\u200b"),
        (REASON, "--reason", "over\0"),
    ],
)
def test_a_command_line_is_held_to_the_same_rules_and_says_what_is_wrong(rule: SafeText, name: str, given: str) -> None:
    with pytest.raises(OperatorError, match=f"^{name} ") as refused:
        checked(rule, name, given)
    assert str(refused.value).isprintable()
