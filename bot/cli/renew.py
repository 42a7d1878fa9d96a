"""`python -m bot.cli.renew`: writes the first migration anew from what every programme declares."""

from bot.programmes import MODELS
from storage.migrations.renew import renew
from storage.tables import make_tables

if __name__ == "__main__":
    make_tables(MODELS)
    renew()
