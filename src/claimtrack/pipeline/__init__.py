"""The stages in order: page -> article -> sentences -> claims -> comparisons.

steps.py holds the pure stages; ingest.py, collect.py and contradictions.py join them to the store.
"""
