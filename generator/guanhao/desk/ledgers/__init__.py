"""Ledgers kept in Excel (台账): from a sheet's cells to drafts of records, and from the register to sheets."""
