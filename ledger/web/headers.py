"""Response headers: what a browser may do with a page of a ledger."""

from __future__ import annotations

from ledger.web.host import Application, Datasette, Message, Receive, Scope, Send, tilde_encode
from ledger.web.inline import Inline, noted
from ledger.web.ledgers import is_ledger, ledgers

POLICY = "content-security-policy"
# The policy depends on what the page holds.
HEADERS: dict[str, str] = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}


def content_security_policy(inline: Inline) -> str:
    """Return the policy of a response: nothing is loaded from elsewhere, nothing else in line is allowed."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {inline.elements('script')}".rstrip(),
            f"script-src-attr {inline.attributes('script')}",
            f"style-src 'self' {inline.elements('style')}".rstrip(),
            f"style-src-attr {inline.attributes('style')}",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


def protect(application: Application, datasette: Datasette) -> Application:
    """Return the application with ``HEADERS`` and a policy on its responses; a header already there stays.

    Pages of a database that is no ledger are left alone, and so is everything where no
    ledger is served.
    """

    async def protected(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _concerned(datasette, str(scope["path"])):
            await application(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                # Datasette renders a page whole before it starts to answer: all in line is noted by now.
                wanted = {POLICY: content_security_policy(inline), **HEADERS}
                given = list(message.get("headers", ()))
                names = {bytes(name).lower() for name, _ in given}
                added = [(n.encode(), v.encode()) for n, v in wanted.items() if n.encode() not in names]
                message = {**message, "headers": [*given, *added]}
            await send(message)

        with noted() as inline:
            await application(scope, receive, send_with_headers)

    return protected


def _concerned(datasette: Datasette, path: str) -> bool:
    base = str(datasette.setting("base_url"))
    route = path.removeprefix(base).lstrip("/").partition("/")[0].partition(".")[0]
    for name, database in datasette.databases.items():
        if tilde_encode(database.route) == route:
            return is_ledger(datasette, name)
    return bool(ledgers(datasette))
