"""claimtrack: a database of news claims, and a crawler that fills it."""

__version__ = "0.1.0"
