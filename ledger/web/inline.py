"""What templates hold in line: the scripts, styles and handlers that a page's security policy allows.

Datasette's templates carry scripts, styles and a few attributes of both kinds in line. Each of them is
marked in the *source* of the template, before Jinja reads it: whatever a page shows is put in afterwards
and cannot be marked, even where a template forgets to escape it. Scripts and styles get the nonce of their
response; of attributes, which can have none, the policy names the hash.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup

# Attributes of a kind that one policy names: a header that grows with a page would be refused on its way.
MOST = 40
# Comments, raw text and tags of Jinja are no HTML. A handler has to stand in the template as it is, without
# a value from elsewhere; a style may have values (the colour of a database, the height of an editor).
_PLACES = re.compile(
    r"""
    (?P<jinja> \{\#.*?\#\} | \{%[-+]?\s*raw\b.*?\bendraw\b.*?%\} | \{%.*?%\} | \{\{.*?\}\} )
    | <(?P<tag> script | style )(?=[\s>{/])
    | (?<=\s)style="(?P<style> (?: (?>\{\{.*?\}\}) | [^"{] )+ )"
    | (?<=\s)(?P<event> on[a-z]+)="(?P<handler> [^"{]+ )"
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# The query stands escaped in the message: what reads as a tag is Datasette's.
_SCRIPTS = re.compile(r"<script>.*?</script>", re.DOTALL)


class Inline:
    """What one response holds in line and may: a nonce for scripts and styles, hashes of attributes."""

    def __init__(self) -> None:
        self._nonce = secrets.token_urlsafe(16)
        self._elements: set[str] = set()
        self._attributes: dict[str, dict[str, None]] = {"script": {}, "style": {}}

    def element(self, kind: str) -> Markup:
        """Return the attribute that allows an element of a kind, "script" or "style"."""
        self._elements.add(kind)
        # Without quotation marks: Datasette's scripts may write a tag within a string.
        return Markup(" nonce={}").format(self._nonce)

    def attribute(self, kind: str, written: str) -> None:
        """Allow an attribute of a kind, as it is written in HTML."""
        digest = hashlib.sha256(html.unescape(written).encode()).digest()
        allowed = self._attributes[kind]
        if len(allowed) < MOST:
            allowed[f"'sha256-{base64.b64encode(digest).decode()}'"] = None

    def elements(self, kind: str) -> str:
        """Return what a policy says of elements of a kind: nothing where the page has none."""
        return f"'nonce-{self._nonce}'" if kind in self._elements else ""

    def attributes(self, kind: str) -> str:
        """Return what a policy says of attributes of a kind."""
        allowed = self._attributes[kind]
        return " ".join(("'unsafe-hashes'", *allowed)) if allowed else "'none'"


_CURRENT: ContextVar[Inline | None] = ContextVar("ledger_inline", default=None)


@contextmanager
def noted() -> Iterator[Inline]:
    """Note what the templates that are rendered meanwhile hold in line; elsewhere they stay as they are."""
    inline = Inline()
    before = _CURRENT.set(inline)
    try:
        yield inline
    finally:
        _CURRENT.reset(before)


class InlineExtension(Extension):
    """Marks what the source of every template holds in line."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals["ledger_inline"] = _element
        environment.filters["ledger_inline_style"] = _style
        environment.filters["ledger_inline_script"] = _script

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source of a template with marks."""
        return marked(source)


def marked(source: str) -> str:
    """Return the source of a template with a mark at everything in line.

    >>> marked("<script>go();</script>{{ text }}")
    '<script{{ ledger_inline("script") }}>go();</script>{{ text }}'
    >>> marked('<b style="color: #{{ colour }}">')
    '<b style="{% filter ledger_inline_style %}color: #{{ colour }}{% endfilter %}">'
    >>> marked('{# <script> #}{{ field(class="a", style="b") }}')
    '{# <script> #}{{ field(class="a", style="b") }}'
    """
    return _PLACES.sub(_mark, source)


def without_inline(exception: Exception) -> None:
    """Take out what Datasette's word of a query that took too long holds in line.

    It comes from no template, so no policy allows it.
    """
    if _CURRENT.get() is None or not getattr(exception, "message_is_html", False):
        return
    message = _SCRIPTS.sub("", str(exception.__dict__["message"]))
    exception.__dict__["message"] = message.replace(' style="width: 90%"', ' cols="80" rows="12"')


def _mark(found: re.Match[str]) -> str:
    if tag := found["tag"]:
        return f'<{tag}{{{{ ledger_inline("{tag.lower()}") }}}}'
    if found["style"]:
        return f'style="{_filtered("style", found["style"])}"'
    if found["handler"]:
        return f'{found["event"]}="{_filtered("script", found["handler"])}"'
    return found[0]


def _filtered(kind: str, written: str) -> str:
    return f"{{% filter ledger_inline_{kind} %}}{written}{{% endfilter %}}"


def _element(kind: str) -> Markup:
    inline = _CURRENT.get()
    return inline.element(kind) if inline else Markup()


# With the context: Jinja works out other filters of a constant once, when it reads the template.
@pass_context
def _style(_context: Context, written: str) -> str:
    return _attribute("style", written)


@pass_context
def _script(_context: Context, written: str) -> str:
    return _attribute("script", written)


def _attribute(kind: str, written: str) -> str:
    if inline := _CURRENT.get():
        inline.attribute(kind, written)
    return written
