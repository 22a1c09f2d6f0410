"""What can be wrong with the seed files."""


class LibraryError(Exception):
    """A seed file that cannot be used: names the file, the key and what is allowed."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        where = f"{file}: {key}" if key else file
        super().__init__(f"{where}: {problem}")
        self.file = file
        self.key = key
        self.problem = problem
