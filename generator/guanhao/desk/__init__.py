"""What people fill in: new records, and the schemas that editors and forms are made from."""
