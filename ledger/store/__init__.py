"""The ledger on disk: SQLAlchemy tables and views, writing, migrating."""
