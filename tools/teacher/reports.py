"""Annotated reports as sentences of tokens with one label a layer, and back."""
import json
import re
import unicodedata
from dataclasses import dataclass, field

# What a layer takes from the corpora, as eval/score.py takes it. The last two only help the first four to learn.
LAYERS = {
    "DISEASE": ("DISEASE", ("DisTEMIST", "DisTEMIST-BIO", None)),
    "SYMPTOM": ("SYMPTOM", ("SympTEMIST",)),
    "PROCEDURE": ("PROCEDURE", ("MedProcNER",)),
    "DRUG": ("DRUG", ("DrugTEMIST-BIO", None)),
    "CHEMICAL": ("DRUG", ("PharmaCoNER", "PharmaCoNER-BIO")),
    "PROTEIN": ("PROTEIN", ("PharmaCoNER", "PharmaCoNER-BIO")),
}
JUDGED = 4
OUTSIDE, BEGIN, INSIDE, END, SINGLE = range(5)

TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
ABBREVIATION = {"dr", "dra", "sr", "sra", "d", "ud", "vs", "fig", "aprox", "nº", "no", "pág"}


@dataclass
class Report:
    """`known`: how much each layer counts in training, 0 where it is not annotated. `domain`: 1 for cardiology."""

    id: str
    text: str
    spans: list
    known: list
    domain: int = 0


@dataclass
class Sentence:
    report: int
    starts: list
    ends: list
    words: list
    labels: list = field(default_factory=list)


def fold(word):
    """Lower case without accents; ñ stays, a digit is 0."""
    parts = []
    for c in unicodedata.normalize("NFC", word).lower():
        plain = c if c == "ñ" else "".join(d for d in unicodedata.normalize("NFD", c) if unicodedata.category(d) != "Mn")
        parts.append("0" if plain.isdigit() else plain)
    return "".join(parts)


def read(path):
    """Reports of one corpus file. Which layers are known follows from the corpus."""
    reports = []
    with open(path, encoding="utf-8") as lines:
        for line in filter(None, lines.read().split("\n")):
            raw = json.loads(line)
            if "temist_split" in raw:
                temist = float(raw["temist_split"] != "test")
                known = [1.0, temist, temist, 1.0, 1.0, 1.0]
            elif "ents" in raw:
                known = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
            else:
                known = [0.0] * len(LAYERS)
            spans = [sorted({(e["s"], e["e"]) for e in raw.get("ents", []) if e["layer"] == layer and e.get("src") in sources})
                     for layer, sources in LAYERS.values()]
            reports.append(Report(raw["id"], raw["text"], spans, known, int("temist_split" not in raw and "ents" in raw)))
    return reports


def sentences_of(report, text, longest=160):
    """Sentences end with a line, or with a full stop before a capital."""
    current = Sentence(report, [], [], [])
    for match in TOKEN.finditer(text):
        if current.words:
            between = text[current.ends[-1]:match.start()]
            stop = (current.words[-1] in ".?!" and between and match.group()[0].isupper()
                    and not (len(current.words) > 1 and current.words[-2].lower() in ABBREVIATION))
            if "\n" in between or stop or len(current.words) >= longest:
                yield current
                current = Sentence(report, [], [], [])
        current.starts.append(match.start())
        current.ends.append(match.end())
        current.words.append(match.group())
    if current.words:
        yield current


def label(sentence, spans):
    """Labels of one layer; of overlapping mentions the longest, of a mention cut by a sentence's end nothing."""
    labels = [OUTSIDE] * len(sentence.words)
    for start, end in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        inside = [i for i, (s, e) in enumerate(zip(sentence.starts, sentence.ends)) if s < end and start < e]
        whole = inside and sentence.starts[0] <= start and end <= sentence.ends[-1]
        if not whole or any(labels[i] for i in inside):
            continue
        if len(inside) == 1:
            labels[inside[0]] = SINGLE
        else:
            labels[inside[0]], labels[inside[-1]] = BEGIN, END
            for i in inside[1:-1]:
                labels[i] = INSIDE
    return labels


def sentences(reports):
    """All sentences of all reports, labelled in every layer."""
    result = []
    for number, report in enumerate(reports):
        for sentence in sentences_of(number, report.text):
            first, last = sentence.starts[0], sentence.ends[-1]
            near = [[s for s in spans if s[0] < last and first < s[1]] for spans in report.spans]
            sentence.labels = [label(sentence, spans) for spans in near]
            result.append(sentence)
    return result
