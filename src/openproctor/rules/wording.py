"""Numbers in plain words."""

__all__ = ["duration", "times"]


def duration(seconds: float) -> str:
    """A length: 8 s, 2 min 5 s."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return f"{whole} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def times(count: int) -> str:
    """How often: once, 3 times."""
    return "once" if count <= 1 else f"{count} times"
