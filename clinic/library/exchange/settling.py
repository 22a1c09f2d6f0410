"""What an import means for what its file leaves open: translations, and photos."""

from dataclasses import replace

from clinic.domain.exercise import Exercise
from clinic.domain.exercise_words import ExerciseWords
from clinic.domain.translation import Translation
from clinic.i18n import locales
from clinic.library.translations import say_the_same, words_in


def settle(before: Exercise, after: Exercise) -> Exercise:
    """The exercise with the words in other languages marked as outdated, or not, as they are.

    Photos stay: a file holds none.

    Where the exercise's own words change, words in another language that the file does not
    change along with them are outdated from now on. Where neither change the mark stays: a file
    that was written earlier takes it neither off nor on.
    """
    after = replace(after, photos=before.photos)
    if before.words.locale != after.words.locale:
        return after
    changed = not say_the_same(before.words, after.words)
    written = {words.locale: words for words in after.other_words}
    settled = []
    for language in locales():
        had = words_in(before, language) if language != after.words.locale else None
        own = next((words for words in before.other_words if words.locale == language), None)
        given = written.get(language)
        if changed and had is not None and (given is None or _alike(given, had)):
            settled.append(_marked(had, outdated=True))
        elif given is not None and own is not None and _alike(given, own):
            settled.append(own)
        elif given is not None:
            settled.append(given)
    return replace(after, other_words=tuple(settled))


def _alike(one: ExerciseWords, other: ExerciseWords) -> bool:
    return _marked(one, outdated=False) == _marked(other, outdated=False)


def _marked(words: ExerciseWords, *, outdated: bool) -> ExerciseWords:
    translation = words.translation or Translation()
    return replace(words, translation=replace(translation, outdated=outdated))
