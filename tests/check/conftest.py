"""Articles to check, and a day that it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ledger.check import Report, Settings, check

TODAY = date(2026, 1, 1)
SIDECAR = 'title = "مكتبة"\npublisher = "نشرة"\npublished = 2023-06-05\nlanguage = "ar"\n'
ARTICLE = (
    "مكتبة جديدة في الميناء\n\n"
    "افتتحت بلدية الميناء يوم 4 يونيو 2023 مكتبة عامة تضم 12 ألف كتاب وثلاث قاعات للمطالعة. "
    "وقال رئيس البلدية سليم الحداد إن المكتبة تستقبل أكثر من 400 زائر يوميا، وإن البناء كلف 2.5 مليون دولار. "
    "وتقع المكتبة على بعد 3 كيلومترات من محطة القطار.\n"
)
OTHER = (
    "ملعب جديد في الساحل\n\n"
    "أعلن نادي الساحل، السبت، أن ملعبه الجديد سيتسع لنحو 20 ألف متفرج، وأن العمل فيه يستغرق عامين. "
    "وذكر مدير النادي نبيل الراوي أن كلفته تبلغ 40 مليون دولار، تدفعها الحكومة على أقساط تمتد خمس سنوات.\n"
)
# Digits grouped in no known way.
ODD = "صدرت النسخة 1٬2٬3٬4 أمس.\n"

Write = Callable[..., Path]
Check = Callable[..., Report]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(here: Path) -> Write:
    """Write an article into the current folder, with a sidecar unless that is ``None``."""

    def written(name: str, text: str = ARTICLE, sidecar: str | None = SIDECAR) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        if sidecar is not None:
            path.with_suffix(".toml").write_text(sidecar, encoding="utf-8")
        return path

    return written


@pytest.fixture
def look(here: Path) -> Check:
    """Check paths of the current folder on a fixed day."""

    def looked(*paths: str, base: str | None = None, **settings: object) -> Report:
        return check(
            [Path(path) for path in paths],
            Settings(**settings),  # type: ignore[arg-type]
            today=TODAY,
            base=base,
        )

    return looked
