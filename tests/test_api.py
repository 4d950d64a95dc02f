import subprocess
import sys

import pytest

import ledger


def test_extract_gives_typed_claims() -> None:
    text = "بلغت المنحة 330 مليون دولار."
    (claim,) = ledger.extract(text)
    assert claim.quote == claim.span.of(text) == "330 مليون دولار"
    assert claim.figure.unit == "USD"


def test_the_package_loads_nothing_until_it_is_asked() -> None:
    code = "import sys, ledger; print([name for name in sys.modules if name.startswith('ledger.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_version() -> None:
    assert ledger.__version__.count(".") == 2


def test_no_other_name() -> None:
    with pytest.raises(AttributeError, match="module 'ledger' has no attribute 'extractt'"):
        ledger.extractt  # type: ignore[attr-defined]  # noqa: B018
