"""The blocks of a handout, one function each: a document and a sheet in, a measured block out."""
