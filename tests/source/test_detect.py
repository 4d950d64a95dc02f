import pytest

from ledger.source.detect import SAMPLE, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ارتفعت الصادرات 5 في المئة خلال العام الماضي", "ar"),
        ("عايز أقولك إن الموضوع ده مش كويس خالص", "ar"),  # Egyptian
        ("بزاف ديال الناس كيقولو هاد الشي", "ar"),  # Moroccan
        ("خبر", "ar"),  # one word that other languages write alike
        ("بلغت 5% (GDP)", "ar"),
        ("5000 شخص", "ar"),
        ("١٤٠٠ جندي", "ar"),
        ("\ufee3\ufea4\ufe8e\ufedf", "ar"),  # presentation forms
        (
            "گوگل تعلن عن أرباح بلغت 5 مليارات دولار في الربع الأول من العام",
            "ar",
        ),  # a name in Persian letters
        ("ایران", "fa"),
        ("پنج هزار نفر", "fa"),
        ("رشد اقتصادی ایران در سال گذشته به ۵ درصد رسید", "fa"),
        ("پاکستان کی برآمدات میں گزشتہ سال اضافہ ہوا", "ur"),
        ("د افغانستان حکومت وايي چې سوداګري زياته شوې ده", "ps"),
        ("Exports rose by five per cent last year, the ministry said.", "en"),
        ("Экспорт вырос на пять процентов в прошлом году", "ru"),
    ],
)
def test_language_is_told_from_the_letters(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "12345", "١٢٣ ٪ ، ؛", "ًٌٍَُِّْ", "\ufeff\u200f - 14", "120 km/h"])
def test_too_few_letters_tell_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_only_a_sample_is_read() -> None:
    arabic = "بلغ حجم التبادل التجاري بين البلدين " * (SAMPLE // 30)
    assert detect_language(arabic + "the quick brown fox " * SAMPLE) == "ar"
