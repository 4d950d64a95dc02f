"""A corpus of made-up Arabic articles, as dense in figures and statements as news is; the same every time.

    python -m bench.corpus FOLDER COUNT

An article has about 5 KB. Its sentences are drawn from templates whose gaps are filled with names,
bodies, places, things and numbers, so that no two articles are alike; a share of the words is made of
syllables, as names that no vocabulary knows are. About 3 figures and 3.7 statements stand in 1,000
characters.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

SIZE = 5000  # bytes of UTF-8
_SYLLABLES = ["با", "را", "نو", "سي", "مر", "دا", "كو", "لي", "شا", "تم", "حي", "زا", "فر", "قا", "ون", "غا"]

GAPS: dict[str, list[str]] = {
    "given": [
        "سامر",
        "ليلى",
        "كريم",
        "هدى",
        "ياسر",
        "نادية",
        "طارق",
        "سلمى",
        "عماد",
        "رانيا",
        "فادي",
        "منى",
        "وائل",
        "سهى",
        "نبيل",
        "هالة",
    ],
    "body": [
        "وزارة المالية",
        "البنك الدولي",
        "هيئة الإحصاء",
        "وزارة الصحة",
        "مجلس الوزراء",
        "غرفة التجارة",
        "وزارة الزراعة",
        "الأمم المتحدة",
        "المصرف المركزي",
        "هيئة الطيران",
        "وزارة النقل",
        "صندوق النقد الدولي",
        "اتحاد المصدرين",
        "وكالة الأرصاد",
        "لجنة الانتخابات",
        "منظمة الصحة العالمية",
    ],
    "office": [
        "وزير المالية",
        "وزيرة التجارة",
        "رئيس الهيئة",
        "المتحدث باسم الوزارة",
        "مدير الشركة",
        "محافظ المصرف",
        "رئيسة البلدية",
        "الخبير الاقتصادي",
        "وزير الطاقة",
        "المحلل السياسي",
        "مديرة المستشفى",
        "رئيس الاتحاد",
    ],
    "place": [
        "مصر",
        "الأردن",
        "العراق",
        "تونس",
        "المغرب",
        "كازاخستان",
        "طاجيكستان",
        "تركيا",
        "ألمانيا",
        "الصين",
        "الهند",
        "البرازيل",
        "لبنان",
        "عُمان",
        "اليابان",
        "أوزبكستان",
    ],
    "town": [
        "بغداد",
        "القاهرة",
        "عمان",
        "بيروت",
        "طشقند",
        "دوشنبه",
        "أنقرة",
        "برلين",
        "الرباط",
        "وهران",
        "البصرة",
        "حلب",
        "طنجة",
        "صفاقس",
    ],
    "thing": [
        "القمح",
        "النفط",
        "الغاز",
        "القطن",
        "السيارات",
        "الأدوية",
        "التمور",
        "الأجهزة",
        "الإسمنت",
        "الحديد",
        "زيت الزيتون",
        "الأسمدة",
    ],
    "measure": [
        "صادرات",
        "واردات",
        "عائدات",
        "مبيعات",
        "قيمة",
        "كلفة",
        "ديون",
        "استثمارات",
        "أرباح",
        "خسائر",
    ],
    "work": [
        "مشروع السد",
        "توسيع المطار",
        "خط السكة الحديدية",
        "محطة التحلية",
        "الطريق السريع",
        "ترميم المدينة القديمة",
        "محطة الطاقة الشمسية",
        "شبكة المياه",
        "ميناء الحاويات",
        "مستشفى الأطفال",
    ],
    "counted": ["شخصا", "عاملا", "طالبا", "مسافرا", "منزلا", "شاحنة", "متطوعا", "سائحا", "مصنعا", "مدرسة"],
    "money": ["دولار", "يورو", "جنيه مصري", "ليرة تركية", "درهم مغربي", "دينار عراقي"],
    "scale": ["مليون", "مليار", "ألف", "مليون", "مليون"],
    "unit": ["كيلومترا", "طنا", "مترا", "هكتارا", "كيلوغراما", "لترا"],
    "month": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    "bound": ["أكثر من", "نحو", "قرابة", "ما لا يقل عن", "حوالي", "أقل من"],
    "say": ["قال", "أكد", "أعلن", "أوضح", "ذكر", "كشف"],
    "she": ["قالت", "أكدت", "أعلنت", "أوضحت", "ذكرت"],
    "more": ["وأضاف", "وتابع", "وأشار إلى", "ولفت إلى", "وشدد على", "وأكد"],
    "state": [
        "العمل يسير وفق الخطة الموضوعة",
        "التعاون بين البلدين يتوسع عاما بعد عام",
        "الأسعار لن تتغير قبل نهاية الموسم",
        "الحكومة تدرس مقترحات جديدة للتمويل",
        "الاتفاق يفتح الباب أمام شركات جديدة",
        "النتائج الأولية جاءت أفضل من التوقعات",
        "المفاوضات مستمرة رغم الخلاف على التفاصيل",
        "الطلب على السلع المحلية يتزايد",
        "القرار سيعرض على البرلمان قريبا",
        "الخدمات عادت إلى معظم الأحياء المتضررة",
    ],
    "colour": [
        "وكانت المدينة قد شهدت خلال الأيام الماضية حركة نشطة في الأسواق والشوارع القريبة من الميناء",
        "ويأتي ذلك في وقت تسعى فيه السلطات المحلية إلى تحسين الطرق القديمة وتشجيع السكان على البقاء",
        "وتنتظر الشركات الصغيرة قرارات واضحة تساعدها على شراء المعدات وتدريب العمال الجدد",
        "ولا تزال أعمال الصيانة متواصلة في الأحياء الشرقية التي تضررت من الأمطار والرياح",
        "ويتابع التجار حركة الأسواق بحذر في ظل غياب مؤشرات واضحة عن مسار الموسم المقبل",
    ],
}

# Sentences by what they hold: a statement with a figure, a statement, a figure, neither.
BOTH = (
    "{say} {office} {given} {name} إن {measure} {thing} بلغت {bound} {n} {scale} {money}",
    "{she} {body} أن عدد العاملين في {work} وصل إلى {n} {counted}",
    "وبحسب {body}، ارتفعت {measure} {thing} في {place} بنسبة {p} في المئة خلال {month} {year}",
    '{more} أن {work} سيكلف "{n} {scale} {money}"',
)
SAID = (
    "{say} {office} {given} {name} إن {state}",
    "{she} {body} في بيان إن {state}، وإن الاجتماع المقبل سيعقد في {town}",
    "{more} أن {state}",
    '{say} {given} {name}: "{state}، ونحن على ثقة بأن أهل {town} سيدعمون هذه الخطوة"',
    "ووفقا لـ{body}، فإن {state}",
    "{more} أن {work} قرب {name} لن يتوقف وأن {state}",
)
FIGURE = (
    "وبلغ طول {work} الجديد {n} {unit}، فيما تراجعت {measure} {thing} في {place} إلى {m} {scale} {money}",
    "وفي {d} {month} {year} وصل إلى {town} {n} {counted}",
)
PLAIN = ("{colour} قرب {name}", "وفي {town} {name} اجتمع ممثلو {body} مع تجار {thing} من {place}")
_SHARES = (10, 18, 5, 67)


def article(number: int) -> str:
    """Return the article of a number."""
    chance = random.Random(f"article {number}")
    lines = [_fill("{work} في {town}: {measure} {thing} وحديث {given} {name}", chance), ""]
    size = len(lines[0].encode())
    paragraph: list[str] = []
    while size < SIZE:
        kind = chance.choices((BOTH, SAID, FIGURE, PLAIN), _SHARES)[0]
        sentence = _fill(chance.choice(kind), chance) + "."
        paragraph.append(sentence)
        size += len(sentence.encode()) + 1
        if len(paragraph) == 4 or size >= SIZE:
            lines += [" ".join(paragraph), ""]
            paragraph = []
    return "\n".join(lines)


def articles(count: int) -> Iterator[str]:
    """Yield the first articles."""
    return map(article, range(count))


def write(folder: Path, count: int) -> None:
    """Write the first articles with their sidecars, a thousand to a folder."""
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8", newline="")
        day = f"{2015 + number % 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        sidecar = (
            f'title = "خبر {number}"\npublisher = "نشرة {number % 40}"\npublished = {day}\nlanguage = "ar"\n'
        )
        path.with_suffix(".toml").write_text(sidecar, encoding="utf-8")


def _fill(template: str, chance: random.Random) -> str:
    found = {gap: chance.choice(words) for gap, words in GAPS.items()}
    return template.format(
        name="ال" * (chance.random() < 0.3) + "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))),
        n=chance.choice((str(chance.randint(3, 990)), f"{chance.randint(1, 99)}.{chance.randint(1, 9)}")),
        m=chance.randint(2, 900),
        p=chance.randint(2, 70),
        d=chance.randint(1, 28),
        year=chance.randint(2001, 2024),
        **found,
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
