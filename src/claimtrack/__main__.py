"""`python -m claimtrack` is `claimtrack`."""

from claimtrack.cli.main import run

if __name__ == "__main__":
    run()
