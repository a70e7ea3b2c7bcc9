"""What people see: tables, figures and the folder of a run."""
