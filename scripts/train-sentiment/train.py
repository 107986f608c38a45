"""Makes models/static-english/sentiment.json, sentiment.bin and sentiment-terms.tsv, and says how well they tell test texts.

    pip install torch numpy
    python scripts/train-sentiment/train.py folder

`folder` is what cut-texts.mjs and teach.py wrote. A network of one layer: weights of terms, and filters over five word
pieces of which the strongest answer counts (Kim, EMNLP 2014), both towards pleasant and towards neutral. It learns what a
larger model, taught by the same labels, says of these texts and of texts without labels (Hinton et al., arXiv 1503.02531), and a
little from the labels themselves; of sets that the larger model was not taught, from the labels alone. There each set has a
start of its own, so that how many of its texts are pleasant teaches nothing; sets without neutral texts teach polarity alone.
The starts for texts of no set are those under which one labelled text in ten, kept back here but not from the larger model, is
told best, each family counting the same. About 6 minutes of one core. weigh_clauses.py beside this file then completes the weights.
"""

import json
import sys
import zlib
from pathlib import Path

import numpy as np
import torch
from torch import nn

FOLDER = Path(sys.argv[1])
MODELS = Path(__file__).parents[2] / "models" / "static-english"
PIECES, EMBEDDED = 30522, 256
DIMENSIONS, WIDTH, FILTERS = 48, 5, 128
PIECES_PER_BATCH = 6000
EPOCHS, FIRST_STEPS = 3, 100
RATE, RATES = 1e-3, {"terms": 4e-3, "starts": 3e-3}
DROPPED_PIECES, DROPPED_FILTERS = 0.1, 0.2
SHRINKAGE = {"kernel": 2e-5, "of_filter": 2e-5, "terms": 2e-6}
FEWEST_NEUTRAL = 40
KEPT_BACK, FEWEST_KEPT_BACK = 10, 100
# In mean F1: less than that is chance.
AS_HIGH = 0.008
# How much of what is learnt of a text that has both comes from its label.
BY_LABEL = 0.3
# Towards neutral, where the teacher's sayings are compared: sets of reviews and tweets have about that much.
NEUTRAL = 0.5
UNLABELLED = 9
# Made by plain-sentences.mjs: not how people write, so nothing is chosen by them.
PLAIN, PLAIN_WEIGHT = "plain", 2
CLEAR = 0.3
# What is learnt is too careful for CLEAR: mixed texts would all count as neutral.
SHARPNESS = 1.5
STEP = 1 / 64


class Texts:
    """All that cut-texts.mjs and teach.py wrote, as rows of numbers."""

    def __init__(self):
        rows = [json.loads(line) for line in (FOLDER / "texts.jsonl").open()]
        self.terms = json.loads((FOLDER / "terms.json").read_text())
        self.sets = sorted({row["set"] for row in rows})
        self.set_of = np.array([self.sets.index(row["set"]) for row in rows])
        families = sorted({row["family"] for row in rows})
        self.family_of = np.array([families.index(row["family"]) for row in rows])
        self.feeling = np.array([UNLABELLED if row["feeling"] is None else row["feeling"] for row in rows])
        self.is_test = np.array([row["test"] for row in rows])
        self.pieces = [np.array(row["pieces"], np.int64) for row in rows]
        self.own_terms = [np.array(row["terms"], np.int64) for row in rows]
        self.length = np.array([len(pieces) for pieces in self.pieces])
        taught = np.load(FOLDER / "told.npz")
        self.found, self.told = taught["found"], taught["told"]
        neutral = [((self.set_of == own) & (self.feeling == 0)).sum() for own in range(len(self.sets))]
        self.has_neutral = np.array(neutral)[self.set_of] >= FEWEST_NEUTRAL
        labelled = (self.feeling != UNLABELLED) & ~self.is_test
        self.plain = np.array([name == PLAIN for name in self.sets])[self.set_of]
        self.kept_back = labelled & ~self.plain & self.has_neutral & (random.random(len(rows)) < 1 / KEPT_BACK)
        self.by_label = labelled & ~self.kept_back & (self.has_neutral | (self.feeling != 0))
        self.learns = (self.by_label | self.told) & ~self.kept_back & ~self.is_test

    def batches(self, chosen):
        """Texts of one length together, the batches in any order."""
        found = []
        for own_length in np.unique(self.length[chosen]):
            own = random.permutation(chosen[self.length[chosen] == own_length])
            most = max(1, PIECES_PER_BATCH // own_length)
            found += [own[start : start + most] for start in range(0, len(own), most)]
        return [found[place] for place in random.permutation(len(found))]


def first_vectors(texts):
    """Of the embedding table, the directions in which the texts' pieces differ most."""
    raw = np.frombuffer((MODELS / "vectors.bin").read_bytes(), np.uint8)
    scales, steps = raw[: 4 * PIECES].view(np.float32), raw[4 * PIECES :].view(np.int8)
    vectors = steps.reshape(PIECES, EMBEDDED) * scales[:, None]
    counts = np.bincount(np.concatenate(texts.pieces), minlength=PIECES)
    vectors = vectors - (vectors * counts[:, None]).sum(0) / counts.sum()
    _, axes = np.linalg.eigh((vectors * np.minimum(counts, 2000)[:, None]).T @ vectors)
    turned = vectors @ axes[:, ::-1][:, :DIMENSIONS]
    return torch.tensor(0.3 * turned / np.sqrt((turned[counts > 0] ** 2).mean()), dtype=torch.float32)


class Network(nn.Module):
    def __init__(self, texts):
        super().__init__()
        small = lambda *shape: nn.Parameter(torch.randn(*shape) * 0.05)
        self.pieces = nn.Parameter(first_vectors(texts))
        self.kernel = nn.Parameter(torch.randn(FILTERS, DIMENSIONS, WIDTH) / (WIDTH * DIMENSIONS) ** 0.5)
        self.bias = nn.Parameter(torch.zeros(FILTERS))
        self.of_filter, self.of_mean = small(FILTERS, 2), small(DIMENSIONS, 2)
        self.terms = nn.Parameter(torch.zeros(len(texts.terms), 2))
        self.starts = nn.Parameter(torch.zeros(len(texts.sets), 2))

    def forward(self, texts, batch):
        """Polarity and neutrality of texts of one length; in training some pieces and filters are left out."""
        vectors = nn.functional.embedding(torch.from_numpy(np.stack([texts.pieces[row] for row in batch])), self.pieces)
        if self.training:
            vectors = vectors * (torch.rand(*vectors.shape[:2], 1) >= DROPPED_PIECES) / (1 - DROPPED_PIECES)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            found = nn.functional.conv1d(vectors.transpose(1, 2), self.kernel, self.bias, padding=WIDTH // 2)
        strongest = nn.functional.relu(found.max(2).values.float())
        strongest = nn.functional.dropout(strongest, DROPPED_FILTERS, self.training)
        own_terms = [texts.own_terms[row] for row in batch]
        counts = torch.tensor([len(own) for own in own_terms])
        weights = nn.functional.embedding_bag(
            torch.from_numpy(np.concatenate(own_terms)), self.terms, counts.cumsum(0) - counts, mode="sum"
        )
        share = counts.clamp(min=1).rsqrt()[:, None]
        return strongest @ self.of_filter + vectors.mean(1) @ self.of_mean + weights * share


def odds_of(found, towards_neutral):
    return torch.stack([-found[:, 0] / 2, found[:, 1] + towards_neutral, found[:, 0] / 2], 1)


def loss_of(network, texts, batch, weight):
    found = network(texts, batch)
    told, labelled = torch.from_numpy(texts.told[batch]).float(), torch.from_numpy(texts.by_label[batch]).float()
    started = found + network.starts[torch.from_numpy(texts.set_of[batch])]
    never_neutral = torch.from_numpy(np.where(texts.has_neutral[batch], 0, -1e4)).float()
    feelings = torch.from_numpy(np.where(texts.by_label[batch], texts.feeling[batch], 0) + 1)
    of_labels = nn.functional.cross_entropy(odds_of(started, never_neutral), feelings, reduction="none")
    chances = torch.softmax(odds_of(torch.from_numpy(texts.found[batch]), NEUTRAL), 1)
    of_teacher = -(chances * torch.log_softmax(odds_of(found, NEUTRAL), 1)).sum(1)
    share = labelled * (1 - told * (1 - BY_LABEL))
    losses = share * of_labels + told * (1 - labelled * BY_LABEL) * of_teacher
    return (losses * torch.from_numpy(weight[batch])).mean()


def train(texts):
    network = Network(texts).train()
    chosen = np.where(texts.learns)[0]
    weight = np.where(texts.plain, PLAIN_WEIGHT, 1).astype(np.float32)
    steps = EPOCHS * len(texts.batches(chosen))
    groups = [{"params": [values], "lr": RATES.get(name, RATE)} for name, values in network.named_parameters()]
    optimiser = torch.optim.Adam(groups, fused=True)
    pace = lambda step: max(0.02, 1 - step / steps) * min(1, (step + 1) / FIRST_STEPS)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, pace)
    for epoch in range(EPOCHS):
        losses = []
        for batch in texts.batches(chosen):
            loss = loss_of(network, texts, batch, weight)
            shrinkage = sum(size * (getattr(network, name) ** 2).sum() for name, size in SHRINKAGE.items())
            optimiser.zero_grad()
            (loss + shrinkage).backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.3f}", flush=True)
    return network.eval()


@torch.no_grad()
def answers(network, texts, chosen):
    found = np.zeros((len(texts.length), 2), np.float32)
    for batch in texts.batches(np.where(chosen)[0]):
        found[batch] = network(texts, batch).numpy()
    return found


def values_of(found, start):
    """Chance of pleasant less that of unpleasant."""
    polarity, neutrality = SHARPNESS * (found + start).T
    odds = np.exp(np.stack([-polarity / 2, neutrality, polarity / 2], 1))
    return (odds[:, 2] - odds[:, 0]) / odds.sum(1)


def mean_f1(value, true):
    said = np.where(value >= CLEAR, 1, np.where(value <= -CLEAR, -1, 0))
    both = [2 * ((said == one) & (true == one)).sum() / max(1, (said == one).sum() + (true == one).sum()) for one in (-1, 0, 1)]
    return np.mean(both)


def best_start(found, texts):
    """Of polarity and of neutrality: the middle of those under which the mean F1 of the three classes of what was kept back is
    about as high as it gets."""
    groups = {}
    for own in range(len(texts.sets)):
        members = np.where(texts.kept_back & (texts.set_of == own))[0]
        if len(members) >= FEWEST_KEPT_BACK:
            groups.setdefault(texts.family_of[members[0]], []).append(members)
    score = lambda start: np.mean(
        [np.mean([mean_f1(values_of(found[members], start), texts.feeling[members]) for members in own]) for own in groups.values()]
    )
    starts = np.array([(p, n) for p in np.arange(-1, 1.01, 0.1) for n in np.arange(-1, 1.51, 0.1)])
    scores = np.array([score(start) for start in starts])
    return starts[scores >= scores.max() - AS_HIGH].mean(0)


def judge(found, texts, start):
    """Ranking AUC of pleasant against unpleasant texts, and the mean F1 of the three classes, of each set of test texts."""
    for own, name in enumerate(texts.sets):
        members = texts.is_test & (texts.set_of == own)
        if not members.any():
            continue
        value, true = values_of(found[members], start), texts.feeling[members]
        ranked = true[true != 0][np.argsort(value[true != 0], kind="stable")]
        pleasant = (ranked > 0).sum()
        ranks = (np.arange(1, len(ranked) + 1) * (ranked > 0)).sum()
        auc = (ranks - pleasant * (pleasant + 1) / 2) / max(1, pleasant * (len(ranked) - pleasant))
        print(f"{name}\t{members.sum()}\tAUC {auc:.3f}\tF1 {mean_f1(value, true):.3f}")


def write(network, texts, start):
    model = {name: values.detach().numpy() for name, values in network.named_parameters()}
    scales = np.maximum(np.abs(model["pieces"]).max(1) / 127, 1e-9).astype(np.float32)
    said = (SHARPNESS * model[name].T for name in ("of_filter", "of_mean"))
    numbers = (scales, model["kernel"].transpose(2, 1, 0), model["bias"], *said)
    steps = np.rint(model["pieces"] / scales[:, None]).astype(np.int8)
    content = b"".join(np.ascontiguousarray(values, np.float32).tobytes() for values in numbers) + steps.tobytes()
    (MODELS / "sentiment.bin").write_bytes(content)
    whole = np.rint(model["terms"] / STEP).astype(int)
    lines = [f"{term}\t{polarity}\t{neutral}\n" for term, (polarity, neutral) in zip(texts.terms, whole) if polarity or neutral]
    (MODELS / "sentiment-terms.tsv").write_text("".join(lines))
    sizes = {"pieces": PIECES, "dimensions": DIMENSIONS, "filters": FILTERS}
    polarity, neutrality = (round(SHARPNESS * float(value), 2) for value in start)
    head = {"start": {"polarity": polarity, "neutrality": neutrality}, "step": SHARPNESS * STEP, "sizes": sizes}
    version = zlib.crc32(content + "".join(lines).encode() + json.dumps(head).encode()) >> 1
    (MODELS / "sentiment.json").write_text(json.dumps({"version": version, **head}) + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.manual_seed(0)
    random = np.random.default_rng(0)
    texts = Texts()
    network = train(texts)
    found = answers(network, texts, texts.is_test | texts.kept_back)
    start = best_start(found, texts)
    print(f"starts: polarity {start[0]:.2f}, neutrality {start[1]:.2f}")
    judge(found, texts, start)
    write(network, texts, start)
