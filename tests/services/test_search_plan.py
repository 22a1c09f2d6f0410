"""How typed words are read."""

import pytest

from clinic.services.search.phrases import load_phrases
from clinic.services.search.plan import Plan, Scope, make_plan
from clinic.services.search.reading import Match
from clinic.services.search.vocabulary import Vocabulary
from clinic.services.search.words import mark, telling_words, words_of

WORDS = """
abduction adduction hip lift low bridge bird dog hamstring stretch forearm thigh ball butterfly
"""
VOCABULARY = Vocabulary(
    {**dict.fromkeys(load_phrases().words, 0), **dict.fromkeys(WORDS.split(), 5)}
)


def plan(text: str, *, daring: bool = False) -> Plan | None:
    return make_plan(text, VOCABULARY, load_phrases(), daring=daring)


def wide(text: str) -> list[set[tuple[Match, ...]]]:
    made = plan(text)
    assert made is not None
    assert made.tiers[-1].scope is Scope.ANYWHERE
    return [set(term) for term in made.tiers[-1].terms]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Child's Pose", ["child", "pose"]),
        ("Child\N{RIGHT SINGLE QUOTATION MARK}s pose", ["child", "pose"]),
        ("Knee-to-chest stretches", ["knee", "to", "chest", "stretch"]),
        ("cross press focus pelvis abs", ["cross", "press", "focus", "pelvis", "abs"]),
        ("Elevación de talones, rotadores", ["elevacion", "de", "talone", "rotador"]),
        ("snake_case 4x10", ["snake", "case", "4x10"]),
        ("Γέφυρα мостик", ["γεφυρα", "мостик"]),
    ],
)
def test_text_becomes_folded_words_without_plurals(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_words_that_say_nothing_are_left_out() -> None:
    assert telling_words("A stretch for the hips with a towel") == ["stretch", "hip", "towel"]


def test_letters_that_changed_places_are_the_likeliest_mistake() -> None:
    assert VOCABULARY.nearest("adbuction") == ("abduction",)
    assert set(VOCABULARY.nearest("axduction")) == {"abduction", "adduction"}


@pytest.mark.parametrize("word", ["ab", "123", "bxyz", "hamstringsxyz"])
def test_words_too_short_or_too_strange_are_not_corrected(word: str) -> None:
    assert VOCABULARY.nearest(word) == ()


def test_short_words_keep_their_first_letter_or_lack_it() -> None:
    assert VOCABULARY.nearest("hup") == ("hip",)
    assert VOCABULARY.nearest("ird") == ("bird",)
    assert "hip" not in VOCABULARY.nearest("sip")


def test_two_mistakes_are_forgiven_in_long_words_alone() -> None:
    assert VOCABULARY.nearest("hamstrxxg") == ("hamstring",)
    assert VOCABULARY.nearest("brixxe") == ()


def test_a_beginning_with_a_mistake_is_the_beginning_of_a_word() -> None:
    made = plan("hamsrt")
    assert made is not None
    assert made.tiers[0].terms == (((Match(("hamstr",), starts=True),),),)
    assert made.corrected == "hamstr"


def test_words_written_together_are_taken_apart() -> None:
    made = plan("birddog")
    assert made is not None
    assert made.tiers[0].terms == (((Match(("bird", "dog")),),),)


def test_a_phrase_means_marks_and_other_phrases() -> None:
    (term,) = wide("lbp")
    assert (Match((mark("region", "low_back"),)),) in term
    phrase, word = wide("glute bridge thigh")
    assert (Match(("hip", "lift")),) in phrase
    assert (Match((mark("region", "thighs"),)),) in word


def test_a_phrase_may_still_be_typed() -> None:
    (term,) = wide("lying on ba")
    assert (Match((mark("position", "lying_on_back"),)),) in term


def test_a_phrase_of_one_telling_word_is_not_that_word() -> None:
    assert wide("on your back") == [{(Match((mark("position", "lying_on_back"),)),)}]


def test_a_word_that_means_something_is_not_the_beginning_of_another() -> None:
    (term,) = wide("butt")
    assert (Match((mark("muscle", "glutes"),)),) in term
    assert not any(match.starts for reading in term for match in reading)
    assert (Match(("butte",), starts=True),) in wide("butte")[0]


def test_the_last_word_may_be_on_its_way_to_another() -> None:
    made = plan("stretch for")
    assert made is not None
    first, *others = made.tiers
    assert first.terms[-1] == ((Match(("for",), starts=True),),)
    assert all(len(tier.terms) == 1 for tier in others)


def test_what_no_exercise_has_is_not_looked_for() -> None:
    made = plan("windshield wipers")
    assert made is not None
    assert made.tiers == ()
    (term,) = wide("lbp")
    assert (Match(("low", "back")),) not in term


def test_a_word_like_nothing_known_ends_the_search() -> None:
    assert plan("bridge qqqqqq") is None
    assert plan("...") is None


def test_daring_reads_known_words_as_others() -> None:
    made = plan("hip bride", daring=True)
    assert made is not None
    assert made.corrected == "hip bridge"
