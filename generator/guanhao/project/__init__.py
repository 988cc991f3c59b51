"""From accounts, units and impostors to what the public may see. Pure functions, and the only way there."""
