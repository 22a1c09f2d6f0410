"""The clinic's exercises: finding one, reading one, standing behind one."""
