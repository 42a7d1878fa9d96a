"""How what is stored is declared, and what follows from it when a member deletes everything."""
