"""From records to accounts. Pure functions: no files, no clock."""
