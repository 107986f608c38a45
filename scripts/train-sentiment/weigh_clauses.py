"""Makes models/static-english/sentiment-clauses.bin, completes sentiment.json, and says how well test texts are told.

    python scripts/train-sentiment/weigh_clauses.py folder

`folder` is that of train.py, which has written its network before. That network adds up; praise beside blame, which is
neutral, it cannot tell from neither. So a second one, of one hidden layer, is given what the first says of the whole text and
of each clause, the answers of its filters and the mean vector, and learns from the same labels and the same larger model what to
add. The first stays as it is. The starts are chosen anew. About 2 minutes of one core.
"""

import json
import sys
import zlib

import numpy as np
import torch
import train
from torch import nn
from train import DIMENSIONS, FILTERS, MODELS, NEUTRAL, PIECES, PLAIN_WEIGHT, SHARPNESS, WIDTH, best_start, judge, odds_of

ENDS = ". ! ? ; : , but however although though yet except while and".split()
FEWEST_PIECES = 3
CLEAR_CLAUSE = 1.5
CELLS, EPOCHS, TEXTS_PER_BATCH, DROPPED, RATE, RATE_OF_STARTS = 24, 5, 2048, 0.1, 2e-3, 1e-2
# More of what is learnt comes from labels than in train.py: the larger model has read no review with few stars.
BY_LABEL = 0.6
# So that no set outweighs the others.
MOST, MOST_OTHERS = {"unlabelled": 60000, "plain": 4000}, 9000


class Written:
    """What train.py wrote: the numbers as they are shipped."""

    def __init__(self, texts):
        content = (MODELS / "sentiment.bin").read_bytes()
        numbers = np.frombuffer(content[: len(content) - PIECES * DIMENSIONS], np.float32)
        sizes = (PIECES, WIDTH * DIMENSIONS * FILTERS, FILTERS, 2 * FILTERS, 2 * DIMENSIONS)
        scales, kernel, self.bias, of_filter, of_mean = np.split(numbers, np.cumsum(sizes)[:-1])
        steps = np.frombuffer(content[-PIECES * DIMENSIONS :], np.int8).reshape(PIECES, DIMENSIONS)
        self.vectors = scales[:, None] * steps
        self.kernel = np.concatenate(list(kernel.reshape(WIDTH, DIMENSIONS, FILTERS)), 1)
        self.of_filter, self.of_mean = of_filter.reshape(2, FILTERS).T, of_mean.reshape(2, DIMENSIONS).T
        self.head = json.loads((MODELS / "sentiment.json").read_text())
        lines = (line.split("\t") for line in (MODELS / "sentiment-terms.tsv").read_text().splitlines())
        weights = {term: (float(polarity), float(neutrality)) for term, polarity, neutrality in lines}
        self.terms = self.head["step"] * np.array([weights.get(term, (0, 0)) for term in texts.terms], np.float32)
        self.is_known = np.array([term in weights for term in texts.terms])
        vocabulary = (MODELS / "pieces.txt").read_text().split("\n")
        self.ends = np.isin(np.arange(PIECES), [vocabulary.index(piece) for piece in ENDS])

    def clauses(self, pieces):
        starts = [0]
        for place in np.where(self.ends[pieces])[0]:
            if place - starts[-1] >= FEWEST_PIECES:
                starts.append(place)
        return starts[:-1] if len(starts) > 1 and len(pieces) - starts[-1] < FEWEST_PIECES else starts

    def signs(self, pieces, terms):
        """As clause-network.ts has them; the first two are what train.py's network says."""
        length, vectors = len(pieces), self.vectors[pieces]
        given = (vectors @ self.kernel).reshape(length, WIDTH, FILTERS)
        found = np.zeros((length + WIDTH - 1, FILTERS), np.float32)
        for offset in range(WIDTH):
            found[WIDTH - 1 - offset : WIDTH - 1 - offset + length] += given[:, offset]
        found = found[WIDTH // 2 : WIDTH // 2 + length] + self.bias
        starts = self.clauses(pieces)
        lengths = np.diff([*starts, length])
        strongest = np.maximum(np.maximum.reduceat(found, starts, 0), 0)
        clause_means = np.add.reduceat(vectors, starts, 0) / lengths[:, None]
        polarity = strongest @ self.of_filter[:, 0] + clause_means @ self.of_mean[:, 0]
        share = lengths / length
        mean = (share * polarity).sum()
        spread = (share * (polarity - mean) ** 2).sum() ** 0.5
        pleasant, unpleasant = share[polarity > CLEAR_CLAUSE].sum(), share[polarity < -CLEAR_CLAUSE].sum()
        known = terms[self.is_known[terms]]
        of_terms = self.terms[known].sum(0) / max(1, len(known)) ** 0.5
        of_text, of_mean = strongest.max(0), vectors.mean(0)
        whole = of_text @ self.of_filter + of_mean @ self.of_mean + of_terms
        few = [*whole, *of_terms, mean, polarity.min(), polarity.max(), spread, pleasant, unpleasant]
        return np.concatenate([few, of_text, of_mean]).astype(np.float32)


def some_of(texts):
    found = []
    for own, name in enumerate(texts.sets):
        members = np.where(texts.learns & (texts.set_of == own))[0]
        found.append(train.random.permutation(members)[: MOST.get(name, MOST_OTHERS)])
    return np.concatenate(found)


def learn(texts, rows, signs):
    """A network over signs as they are: their means and spreads are taken into its weights."""
    count = signs.shape[1]
    inner, outer = nn.Linear(count, CELLS), nn.Linear(CELLS, 2, bias=False)
    nn.init.zeros_(outer.weight)
    starts = nn.Parameter(torch.zeros(len(texts.sets), 2))
    means, spreads = signs.mean(0), signs.std(0) + 1e-3
    groups = [{"params": [*inner.parameters(), *outer.parameters()], "lr": RATE}, {"params": [starts], "lr": RATE_OF_STARTS}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = EPOCHS * -(-len(rows) // TEXTS_PER_BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / steps))
    own = {name: torch.from_numpy(np.asarray(values[rows])) for name, values in vars(texts).items() if name in ("set_of", "found", "plain")}
    told, labelled = torch.from_numpy(texts.told[rows]).float(), torch.from_numpy(texts.by_label[rows]).float()
    feelings = torch.from_numpy(np.where(texts.by_label[rows], texts.feeling[rows], 0) + 1)
    never_neutral = torch.from_numpy(np.where(texts.has_neutral[rows], 0, -1e4)).float()
    chances = torch.softmax(odds_of(own["found"], NEUTRAL), 1)
    weight = torch.where(own["plain"], PLAIN_WEIGHT, 1)
    first, scaled = signs[:, :2] / SHARPNESS, (signs - means) / spreads
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(rows)).split(TEXTS_PER_BATCH):
            given = nn.functional.dropout(scaled[batch], DROPPED)
            found = first[batch] + outer(torch.relu(inner(given)))
            odds = odds_of(found + starts[own["set_of"][batch]], never_neutral[batch])
            of_labels = nn.functional.cross_entropy(odds, feelings[batch], reduction="none")
            of_teacher = -(chances[batch] * torch.log_softmax(odds_of(found, NEUTRAL), 1)).sum(1)
            share = labelled[batch] * (1 - told[batch] * (1 - BY_LABEL))
            losses = share * of_labels + told[batch] * (1 - labelled[batch] * BY_LABEL) * of_teacher
            optimiser.zero_grad()
            (losses * weight[batch]).mean().backward()
            optimiser.step()
            schedule.step()
    of_sign = (inner.weight / spreads).detach()
    return of_sign.numpy(), (inner.bias - of_sign @ means).detach().numpy(), outer.weight.detach().numpy()


def write(written, network, start):
    of_sign, bias, of_cell = network
    numbers = (of_sign.T, bias, SHARPNESS * of_cell)
    content = b"".join(np.ascontiguousarray(values, np.float32).tobytes() for values in numbers)
    (MODELS / "sentiment-clauses.bin").write_bytes(content)
    polarity, neutrality = (round(SHARPNESS * float(value), 2) for value in start)
    head = {"start": {"polarity": polarity, "neutrality": neutrality}, "step": written.head["step"], "sizes": written.head["sizes"]}
    head["cells"] = CELLS
    files = b"".join((MODELS / name).read_bytes() for name in ("sentiment.bin", "sentiment-terms.tsv"))
    version = zlib.crc32(content + files + json.dumps(head).encode()) >> 1
    (MODELS / "sentiment.json").write_text(json.dumps({"version": version, **head}) + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.manual_seed(0)
    train.random = np.random.default_rng(0)
    texts = train.Texts()
    written = Written(texts)
    rows = some_of(texts)
    signs = torch.from_numpy(np.stack([written.signs(texts.pieces[row], texts.own_terms[row]) for row in rows]))
    network = learn(texts, rows, signs)
    of_sign, bias, of_cell = network
    found = np.zeros((len(texts.length), 2), np.float32)
    for row in np.where(texts.is_test | texts.kept_back)[0]:
        own = written.signs(texts.pieces[row], texts.own_terms[row])
        found[row] = own[:2] / SHARPNESS + of_cell @ np.maximum(of_sign @ own + bias, 0)
    start = best_start(found, texts)
    print(f"starts: polarity {start[0]:.2f}, neutrality {start[1]:.2f}")
    judge(found, texts, start)
    write(written, network, start)
