"""What is written is written whole or not at all, on the short way and on the long one."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from openproctor.core.settings import Settings
from openproctor.database.engine import Database, Step
from openproctor.database.sqlite import Work, run_at_once
from openproctor.database.tables import exams, staff
from openproctor.database.tables.migrate import migrate

pytestmark = pytest.mark.both

AT = datetime(2026, 11, 22, 9, 30, 15, 250_000, UTC)
ADD = insert(staff).values({column.name: bindparam(column.name) for column in staff.columns})
RENAME = update(staff).where(staff.c.id == bindparam("known")).values(name=bindparam("new"))


def person(number: int, name: str = "First") -> dict[str, object]:
    filled = {"id": f"staff_{number}", "email": f"{number}@example.org", "name": name, "role": "admin", "created_at": AT}
    return dict.fromkeys((column.name for column in staff.columns), None) | {"enabled": True} | filled


@pytest.fixture
async def database(tmp_path: Path, database_url: str | None) -> AsyncIterator[Database]:
    database = Database(Settings(data_dir=tmp_path, database_url=database_url).database, lambda _: None)
    await migrate(database.engine)
    yield database
    await database.close()


async def names(database: Database) -> list[str]:
    async with database.read() as tx:
        return list((await tx.connection.execute(select(staff.c.name).order_by(staff.c.id))).scalars())


async def test_the_short_way_writes_the_same_as_the_long_one(database: Database) -> None:
    async with database.write() as tx:
        await tx.connection.execute(ADD, person(1))
    assert await database.write_at_once(Step(ADD, person(2)))
    async with database.read() as tx:
        long, short = (await tx.connection.execute(select(staff).order_by(staff.c.id))).all()
    assert long.created_at == short.created_at == AT
    assert [long.enabled, long.role] == [short.enabled, short.role]


async def test_what_touches_nothing_where_it_should_takes_everything_back(database: Database) -> None:
    await database.write_at_once(Step(ADD, person(1)))
    assert not await database.write_at_once(
        Step(RENAME, {"known": "staff_1", "new": "Second"}), Step(RENAME, {"known": "nobody", "new": "Third"})
    )
    assert await names(database) == ["First"]
    assert await database.write_at_once(Step(RENAME, {"known": "staff_1", "new": "Second"}))
    assert await names(database) == ["Second"]


async def test_what_is_there_already_is_refused_and_takes_everything_back(database: Database) -> None:
    await database.write_at_once(Step(ADD, person(1)))
    with pytest.raises(IntegrityError):
        await database.write_at_once(Step(RENAME, {"known": "staff_1", "new": "Second"}), Step(ADD, person(1)))
    assert await names(database) == ["First"]
    assert await database.write_at_once(Step(ADD, person(2, "Next")))
    assert await names(database) == ["First", "Next"]


async def test_what_waits_for_a_commit_goes_into_the_next_one_together_and_each_stands_for_itself(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups: list[int] = []

    async def counted(connection: Any, group: Sequence[Work]) -> list[bool | Exception]:
        groups.append(len(group))
        return await run_at_once(connection, group)

    monkeypatch.setattr("openproctor.database.engine.run_at_once", counted)
    async with database.write() as tx:
        await tx.connection.execute(ADD, person(1))
        waiting = [asyncio.create_task(database.write_at_once(Step(ADD, person(number)))) for number in (2, 3, 2, 4)]
        missing = asyncio.create_task(database.write_at_once(Step(RENAME, {"known": "nobody", "new": "Third"})))
        await asyncio.sleep(0)
    results = await asyncio.gather(*waiting, missing, return_exceptions=True)
    assert sorted(map(repr, map(type, results))) == sorted(map(repr, [bool, bool, IntegrityError, bool, bool]))
    assert results[-1] is False
    assert sum(result is True for result in results) == 3
    assert await names(database) == ["First"] * 4
    if database.url.startswith("sqlite"):
        assert groups == [5], "one commit for all"


async def test_a_transaction_sees_its_own_writes_and_nobody_else_does(database: Database) -> None:
    async with database.write() as tx:
        await tx.connection.execute(ADD, person(1))
        await tx.connection.execute(RENAME, {"known": "staff_1", "new": "Second"})
        assert (await tx.connection.execute(select(staff.c.name))).scalar_one() == "Second"
        assert await names(database) == []
    assert await names(database) == ["Second"]


async def test_after_an_error_nothing_is_left_and_the_next_one_writes(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.write() as tx:
            await tx.connection.execute(ADD, person(1))
            await tx.connection.execute(ADD, person(1))
    with pytest.raises(RuntimeError):
        async with database.write() as tx:
            await tx.connection.execute(ADD, person(1))
            raise RuntimeError("something else went wrong")
    assert await names(database) == []
    async with database.write() as tx:
        await tx.connection.execute(ADD, person(1))
    assert await names(database) == ["First"]


async def test_a_transaction_whose_first_statement_fails_is_over(database: Database) -> None:
    async with database.write() as tx:
        await tx.connection.execute(insert(staff), person(1))
    for _ in range(2):
        with pytest.raises(IntegrityError):
            async with database.write() as tx:
                await tx.connection.execute(insert(staff), person(1))
    async with database.write() as tx:
        await tx.connection.execute(insert(staff), person(2))


async def test_a_transaction_in_which_nothing_is_asked_for_is_none(database: Database) -> None:
    async with database.write():
        pass
    async with database.write() as tx:
        assert (await tx.connection.execute(select(func.count()).select_from(exams))).scalar_one() == 0


async def test_the_short_way_goes_on_after_the_pool_has_let_its_connection_go(database: Database) -> None:
    await database.write_at_once(Step(ADD, person(1)))
    await database.engine.dispose()
    assert await database.write_at_once(Step(ADD, person(2, "Next")))
    assert await names(database) == ["First", "Next"]


async def test_a_transaction_whose_first_statement_fails_leaves_the_next_one_free(database: Database) -> None:
    async with database.write() as tx:
        await tx.connection.execute(insert(staff), [person(1)])
    for _ in range(2):
        with pytest.raises(IntegrityError):
            async with database.write() as tx:
                await tx.connection.execute(insert(staff), [person(1), person(2)])
    async with database.write() as tx:
        await tx.connection.execute(insert(staff), [person(3)])
    assert await names(database) == ["First", "First"]
