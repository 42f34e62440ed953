"""Who of a file is on the roster already."""

from openproctor.exams.roster_matching import Entry, Sorted, roster_version, sort_out
from openproctor.exams.roster_person import Person
from openproctor.wire.exams import NewCandidate

ONE = Entry("Candidate One", "one@example.org", "4711001", "cand_1")
NAMED = Entry("Candidate Two", None, None, "cand_2")


def sort(*people: tuple[str, str | None, str | None], roster: tuple[Entry, ...] = (ONE, NAMED), same: bool = False) -> Sorted:
    rows = [
        Person(line, NewCandidate(name=name, email=email, external_number=number))
        for line, (name, email, number) in enumerate(people, 1)
    ]
    return sort_out(rows, roster, add_same_names=same)


def known(done: Sorted) -> list[tuple[int, str]]:
    return [(each.line, each.known_by) for each in done.known]


def test_an_address_or_a_number_is_enough_whatever_the_name_and_the_capitals() -> None:
    roster = (Entry("X", "One@Example.org", "ab-1", "cand_1"),)
    done = sort(
        ("Other", "one@example.org", None), ("Another", None, "AB-1"), ("Third", "new@example.org", "AB-1"), roster=roster
    )
    assert known(done) == [(1, "email"), (2, "external_number"), (3, "external_number")]
    assert done.new == []
    assert [each.roster_name for each in done.known] == ["X", "X", "X"]


def test_what_spreadsheets_and_keyboards_change_makes_nobody_another() -> None:
    roster = (Entry("X", "zo\u00eb@example.org", "00471", "cand_1"), Entry("Zo\u00eb", None, None, "cand_2"))
    people = (
        ("A", "Zoe\u0308@example.org", None),
        ("B", None, "471"),
        ("C", None, "\uff14\uff17\uff11"),
        ("Zoe\u0308", None, None),
    )
    done = sort(*people, roster=roster)
    assert known(done) == [(1, "email"), (2, "external_number"), (3, "external_number"), (4, "name")]
    assert len(sort(("D", None, "4710"), ("E", None, "0"), ("F", None, "0A"), ("G", None, "A"), roster=roster).new) == 4


def test_people_who_can_be_told_apart_may_share_a_name() -> None:
    assert len(sort(("Candidate One", "other@example.org", None)).new) == 1
    assert len(sort(("Candidate One", None, "4711002")).new) == 1
    assert len(sort(("New", "a@example.org", None), ("New", "b@example.org", None)).new) == 2


def test_people_who_cannot_be_told_apart_look_the_same_until_somebody_says_otherwise() -> None:
    people = (("candidate  ONE", None, None), ("Candidate Two", "two@example.org", "2"), ("Candidate Two", None, None))
    assert known(sort(*people)) == [(1, "name"), (2, "name"), (3, "name")]
    assert len(sort(*people, same=True).new) == 3


def test_a_later_line_with_the_same_address_or_number_is_a_problem() -> None:
    people = (("A", "a@example.org", None), ("B", "A@example.org", None), ("C", None, "7"), ("D", None, "7"), ("A", None, None))
    done = sort(*people)
    assert [(each.line, each.detail) for each in done.twice] == [
        (2, "Line 1 has the same e-mail address."),
        (4, "Line 3 has the same number."),
    ]
    assert [(each.line, each.known_by, each.earlier_line, each.roster_name) for each in done.known] == [(5, "name", 1, None)]
    assert len(sort(*people, same=True).twice) == 2


def test_the_version_changes_with_the_people_and_not_with_their_order() -> None:
    assert roster_version([ONE, NAMED]) == roster_version([NAMED, ONE])
    assert len({roster_version([]), roster_version([ONE]), roster_version([ONE, NAMED])}) == 3
