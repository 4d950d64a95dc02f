"""Claims that cannot both hold: inside a text, and with the ledger; notes, which never fail a check."""

from __future__ import annotations

from pathlib import Path

from ledger.build import build
from ledger.check import Settings
from ledger.diff import differ
from tests.check.conftest import SIDECAR, Check, Write

BORDER = (
    "حدود طويلة\n\nقالت وزارة الدفاع إن طول الحدود بين طاجيكستان وأفغانستان يبلغ {} كيلومترا. "
    "وتعمل فرق من البلدين على ترميم المعابر التي أغلقت في الشتاء بعد أن جرفت السيول الطرق المؤدية إليها، "
    "وينتظر التجار والمزارعون في القرى القريبة منها أن تفتح أبوابها من جديد قبل موسم الحصاد.\n"
)
# The article's own voice in both places.
INSIDE = (
    "بلغت صادرات طاجيكستان 330 مليون دولار في عام 2022.\n\n"
    + BORDER.format("1,357")
    + "\nوكانت صادرات طاجيكستان في عام 2022 قد بلغت 340 مليون دولار.\n"
)
ELSEWHERE = (
    "معابر جديدة\n\nأعلن مكتب الإحصاء في العاصمة أن طول الحدود بين طاجيكستان وأفغانستان يبلغ 1,430 كيلومترا، "
    "وذكر أن المعابر المفتوحة عليها أقل مما تحتاج إليه القوافل، وأن خطة لتوسيعها ستعرض على البرلمان حين يعود "
    "أعضاؤه من عطلة الصيف لمناقشة أبواب الموازنة الجديدة.\n"
)


def test_a_text_against_itself(write: Write, look: Check) -> None:
    write("seeds/a.txt", INSIDE)
    report = look("seeds")
    (found,) = [one for one in report.findings if one.code == "internal-conflict"]
    assert found.severity == "note"
    assert "'330 مليون دولار'" in found.message
    assert "'340 مليون دولار'" in found.message
    assert not report.failed
    write("seeds/a.txt", BORDER.format("1,357"))
    assert [one.code for one in look("seeds").findings] == []


def test_parts_that_do_not_add_up(write: Write, look: Check) -> None:
    parts = "\nخصصت الحكومة 100 مليون دولار بواقع 40 مليون دولار للطرق و50 مليون دولار للمدارس.\n"
    write("seeds/a.txt", BORDER.format("1,357") + parts)
    (found,) = look("seeds").findings
    assert found.code == "internal-conflict"
    assert "do not add up" in found.message


def test_a_text_against_the_ledger(write: Write, look: Check) -> None:
    write("seeds/a.txt", BORDER.format("1,357"))
    build([Path("seeds")], Path("ledger.db"))
    write("seeds/b.txt", ELSEWHERE)
    (found,) = look("seeds/b.txt").findings
    assert (found.code, found.severity, found.quote) == ("new-conflict", "note", "1,430 كيلومترا")
    assert "source 'a'" in found.message
    assert look("seeds/b.txt", fail_on="note").failed
    write("seeds/b.txt", ELSEWHERE.replace("1,430", "1,357"))
    assert [one.code for one in look("seeds/b.txt").findings] == []


def test_a_difference_tells_the_comparisons_that_it_makes(write: Write) -> None:
    write("seeds/a.txt", BORDER.format("1,357"))
    build([Path("seeds")], Path("ledger.db"))
    write("seeds/b.txt", ELSEWHERE, SIDECAR)
    found = differ((), Settings())
    (one,) = [one for one in found.comparisons if one.verdict == "conflict"]
    assert (one.source, one.path, one.line) == ("a", "seeds/b.txt", 3)
    assert (one.quote, one.other) == ("1,430 كيلومترا", "1,357 كيلومترا")
    assert "comparisons: 1 conflict" in found.summary()
