"""Is this ours? Pure functions over the platform catalogue and the accounts."""
