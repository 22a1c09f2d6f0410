"""How easy a text is to read, so that patients can read what they are given.

The formulas count sentences, words and syllables; how to count the syllables of a word depends on
the language and is handed in. Each formula was made for one language. A text on its own line, such
as a step, is at least one sentence even without a full stop.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

SyllableCounter = Callable[[str], int]
"""Syllables of one word of letters, or of a number in digits as it is read aloud."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?\u2026]+(?=\s|$|[\"\u201d\u2019)])|\n+")


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas need."""

    sentences: int
    words: int
    syllables: int


def count(texts: Iterable[str], syllables: SyllableCounter) -> Counts:
    """Count over several texts, each of which ends its last sentence.

    A number in digits counts as its words do: "20" is "twenty", 2 syllables.

    Raises:
        ValueError: there is no word in the texts.
    """
    sentences = [_WORD.findall(part) for text in texts for part in _SENTENCE_END.split(text)]
    spoken = [[_syllables(word, syllables) for word in words] for words in sentences if words]
    flat = [n for words in spoken for n in words]
    if not flat:
        raise ValueError("there are no words to grade")
    return Counts(len(spoken), len(flat), sum(flat))


def flesch_kincaid_grade(counts: Counts) -> float:
    """US school grade.

    Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas for Navy
    enlisted personnel", Naval Technical Training Command, Research Branch Report 8-75, 1975.
    """
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def szigriszt_pazos_perspicuity(counts: Counts) -> float:
    """About 0 (hard) to 100 (easy), for Spanish; from 65 on the INFLESZ scale says fairly easy.

    Szigriszt Pazos, "Sistemas predictivos de legibilidad del mensaje escrito: fórmula de
    perspicuidad", doctoral thesis, Universidad Complutense de Madrid, 1993. Its INFLESZ scale for
    patients' texts: Barrio-Cantalejo and others, "Validación de la Escala INFLESZ para evaluar la
    legibilidad de los textos dirigidos a pacientes", Anales del Sistema Sanitario de Navarra
    31(2), 2008.
    """
    return 206.835 - 62.3 * counts.syllables / counts.words - counts.words / counts.sentences


def _syllables(word: str, syllables: SyllableCounter) -> int:
    """Syllables of a word as it is read aloud, parts joined by hyphens one by one."""
    return sum(max(1, syllables(part)) for part in word.split("-"))
