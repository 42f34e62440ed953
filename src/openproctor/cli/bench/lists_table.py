"""The figures of ``openproctor bench lists`` as a table."""

from rich.table import Table

from openproctor.cli.bench.bystander import Delays
from openproctor.cli.bench.lists import DatabaseReport

__all__ = ["lists_table"]

HEADS = (
    *("requests", "KB", "s", "server CPU ms", "longest hold ms", "of it CPU ms"),
    *("ping p50 / p99 ms", "item p50 / p99 ms"),
)


def lists_table(database: str, found: DatabaseReport) -> Table:
    """One database's figures, a line for each list."""
    title = (
        f"{database}: longest hold {found['longest_hold_ms']} ms, worst p99 of another candidate {found['worst_delay']} times"
    )
    table = Table(title=title, title_justify="left")
    table.add_column("list")
    for head in HEADS:
        table.add_column(head, justify="right")
    table.add_row("nobody asks", *[""] * 4, f"{found['quiet_hold_ms']}", "", *_delays(found["quiet"]))
    for each, report in found["lists"].items():
        figures = (report[name] for name in ("requests", "kb", "seconds", "cpu_ms", "hold_ms", "hold_cpu_ms"))
        table.add_row(each, *map(str, figures), *_delays(report["delays"]))
    return table


def _delays(delays: Delays) -> tuple[str, str]:
    lost = f", {delays['lost']} lost" if delays["lost"] else ""
    return f"{delays['ping_p50']} / {delays['ping_p99']}", f"{delays['item_p50']} / {delays['item_p99']}{lost}"
