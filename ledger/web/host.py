"""Datasette as this package sees it: the untyped library, given types where it enters.

Only what the plugin calls is described. ``hook`` and ``last_hook`` mark a function as a
Datasette hook and keep its type.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from typing import Any, Protocol, TypeVar, cast

import datasette.database
import datasette.filters
import datasette.utils
import datasette.utils.asgi
from datasette import hookimpl

F = TypeVar("F", bound=Callable[..., object])

hook = cast("Callable[[F], F]", hookimpl)
# Runs after the hooks of Datasette itself and of other plugins.
last_hook = cast("Callable[[F], F]", hookimpl(trylast=True))

# Raised when a query takes longer than the site allows.
QueryInterrupted = cast("type[Exception]", datasette.database.QueryInterrupted)
# The spelling of a name in an address: "my.ledger" is "my~2Eledger".
tilde_encode = cast("Callable[[str], str]", datasette.utils.tilde_encode)
tilde_decode = cast("Callable[[str], str]", datasette.utils.tilde_decode)

# What an ASGI application is called with. The library's own types say no more than this.
Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Wrapper = Callable[[Application], Application]


class Row(Protocol):
    """A row of a result: its values by column name."""

    def keys(self) -> Sequence[str]:
        """Return the names of the columns, in order."""
        ...

    def __getitem__(self, column: str, /) -> object: ...


class Results(Protocol):
    """What a query gives."""

    rows: Sequence[Row]


class Database(Protocol):
    """One database that Datasette serves."""

    name: str
    route: str
    path: str | None

    async def execute(self, sql: str, params: Mapping[str, object] | None = None) -> Results:
        """Run a query that only reads; raises ``QueryInterrupted`` past the time limit."""
        ...


class Urls(Protocol):
    """Builds addresses that respect the setting ``base_url``."""

    def row(self, database: str, table: str, row_path: str) -> str:
        """Return the address of a row's page."""
        ...

    def table(self, database: str, table: str) -> str:
        """Return the address of a table's page."""
        ...

    def database(self, database: str) -> str:
        """Return the address of a database's page."""
        ...

    def static_plugins(self, plugin: str, path: str) -> str:
        """Return the address of a file in a plugin's ``static`` folder."""
        ...


class Arguments(Protocol):
    """The parameters of an address."""

    def get(self, name: str) -> str | None:
        """Return the first value of a parameter."""
        ...

    def getlist(self, name: str) -> Sequence[str]:
        """Return all values of a parameter."""
        ...


class Request(Protocol):
    """A request that is being answered."""

    actor: Mapping[str, object] | None
    url_vars: Mapping[str, str]
    args: Arguments
    path: str
    query_string: str
    scope: MutableMapping[str, Any]


# Conditions that a page of rows is filtered by.
FilterArguments = cast("Any", datasette.filters.FilterArguments)
# What a route answers with; Datasette's own class.
Response = cast("Any", datasette.utils.asgi.Response)
# Raised for what is not there, or what nobody who asks may know of.
NotFound = cast("type[Exception]", datasette.utils.asgi.NotFound)


class Datasette(Protocol):
    """The running Datasette."""

    databases: Mapping[str, Database]
    urls: Urls

    def absolute_url(self, request: Request, path: str) -> str:
        """Return a path of this site with the host that the request came to."""
        ...

    async def render_template(
        self, templates: Sequence[str], context: Mapping[str, object], *, request: Request
    ) -> str:
        """Return a page."""
        ...

    def setting(self, key: str) -> object:
        """Return the value of a setting."""
        ...

    async def check_visibility(
        self, actor: Mapping[str, object] | None, *, permissions: Sequence[object]
    ) -> tuple[bool, bool]:
        """Return whether the actor may see a thing, and whether others may not."""
        ...


# Where a request keeps what was answered: every part of a page asks for the same tables again.
_ANSWERED = "ledger_may_view"


async def may_view(datasette: Datasette, request: Request, database: str, *tables: str) -> bool:
    """Tell whether whoever asks may see every one of ``tables``; asked once a request."""
    answered: dict[tuple[str, str], bool] = request.scope.setdefault(_ANSWERED, {})
    for table in tables:
        if (database, table) not in answered:
            answered[database, table] = await _may_view(datasette, request, database, table)
        if not answered[database, table]:
            return False
    return True


async def _may_view(datasette: Datasette, request: Request, database: str, table: str) -> bool:
    if hasattr(datasette, "allowed"):  # Datasette 1.0
        from datasette.resources import TableResource

        resource = TableResource(database=database, table=table)
        return bool(await datasette.allowed(action="view-table", resource=resource, actor=request.actor))
    permissions = [("view-table", (database, table)), ("view-database", database), "view-instance"]
    visible, _ = await datasette.check_visibility(request.actor, permissions=permissions)
    return visible
