"""Teaches all-MiniLM-L6-v2 how texts feel, and writes what it says of all texts for train.py to learn from.

    pip install torch numpy onnx
    python scripts/train-sentiment/teach.py folder model_q4.onnx

`folder` is what cut-texts.mjs wrote; told.npz is put beside it. The model goes once through the labelled texts that are not
test texts, with a start for each set as in train.py, and then tells these and the texts without labels: polarity and
neutrality of each, and whether it was told. About 50 minutes of one core. What is there already is not made again, so one
that was broken off while telling goes on from the taught model.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from mini_lm import WIDTH, read_mini_lm
from torch import nn

FOLDER, MODEL = Path(sys.argv[1]), sys.argv[2]
PIECES_PER_BATCH, LONGEST, LONGEST_TOLD = 2048, 80, 96
RATES = {"model": 1e-4, "head": 1e-3, "starts": 5e-3}
FIRST_STEPS = 100
FEWEST_NEUTRAL = 40
# So that no set outweighs the others; of sets not named, MOST_OTHERS.
MOST = {
    "semeval": 15000, "sst": 9700, "goemotions": 9000, "extraction": 8000, "apps": 8000, "sstphrases": 6000, "vader_amazon": 3700,
    "vader_tweets": 3500, "brands": 3000, "imdb": 3000, "rt": 3000, "vader_movies": 3000, "vader_nyt": 3000, "gop": 2500, "cars": 2500,
}
MOST_OTHERS = 2300
# Of these the small network learns by their labels alone.
NOT_TAUGHT = {"plain", "flights", "parks", "restaurants", "rides", "glassdoor", "netflix", "kindle", "baby", "musical"}
MOST_TOLD = {"sstphrases": 20000, "apps": 14000, "imdb": 3000}


class Teacher(nn.Module):
    def __init__(self):
        super().__init__()
        self.model = read_mini_lm(MODEL)
        self.model.piece.weight.requires_grad = False
        self.inner, self.outer, self.drop = nn.Linear(2 * WIDTH, 256), nn.Linear(256, 2), nn.Dropout(0.1)

    def forward(self, texts):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states, there = self.model(texts)
        there = there[..., None].float()
        mean = (states.float() * there).sum(1) / there.sum(1)
        return self.outer(self.drop(torch.tanh(self.inner(torch.cat([mean, states[:, 0].float()], 1)))))


def some_of(rows, chosen, most):
    by_set = {}
    for row in random.permutation(chosen):
        own = by_set.setdefault(rows[row]["set"], [])
        if len(own) < most(rows[row]["set"]):
            own.append(row)
    return np.array([row for own in by_set.values() for row in own])


def batches(rows, chosen, longest, most):
    """Texts of like length together, the batches in any order."""
    length = np.minimum([len(rows[row]["pieces"]) for row in chosen], longest)
    found, batch, widest = [], [], 0
    for place in np.lexsort((random.random(len(chosen)), length // 4)):
        widest = max(widest, length[place] + 2)
        if batch and (len(batch) + 1) * widest > most:
            found.append(batch)
            batch, widest = [], length[place] + 2
        batch.append(chosen[place])
    return [(found + [batch])[place] for place in random.permutation(len(found) + 1)]


def teach(rows, chosen):
    sets = sorted({rows[row]["set"] for row in chosen})
    set_of = {row: sets.index(rows[row]["set"]) for row in chosen}
    neutral = np.bincount([set_of[row] for row in chosen if rows[row]["feeling"] == 0], minlength=len(sets))
    teacher, starts = Teacher().train(), nn.Parameter(torch.zeros(len(sets), 2))
    body = [values for values in teacher.model.parameters() if values.requires_grad]
    head = [*teacher.inner.parameters(), *teacher.outer.parameters()]
    groups = zip((body, head, [starts]), RATES.values(), strict=True)
    optimiser = torch.optim.AdamW([{"params": values, "lr": rate} for values, rate in groups], weight_decay=0.01)
    todo = batches(rows, chosen, LONGEST, PIECES_PER_BATCH)
    rate = lambda step: min(1, (step + 1) / FIRST_STEPS) * max(0.02, 1 - step / len(todo))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    losses = []
    for step, batch in enumerate(todo):
        own = torch.tensor([set_of[row] for row in batch])
        found = teacher([rows[row]["pieces"][:LONGEST] for row in batch]) + starts[own]
        possible = torch.from_numpy(neutral >= FEWEST_NEUTRAL)[own]
        odds = torch.stack([-found[:, 0] / 2, found[:, 1].masked_fill(~possible, -1e4), found[:, 0] / 2], 1)
        loss = nn.functional.cross_entropy(odds, torch.tensor([rows[row]["feeling"] + 1 for row in batch]))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(body, 1)
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        if step % 100 == 99:
            print(f"{step + 1} of {len(todo)}: loss {np.mean(losses[-200:]):.3f}", flush=True)
    return teacher


@torch.no_grad()
def tell(rows, teacher, chosen):
    found, told = np.zeros((len(rows), 2), np.float32), np.zeros(len(rows), bool)
    for batch in batches(rows, chosen, LONGEST_TOLD, 2 * PIECES_PER_BATCH):
        found[batch], told[batch] = teacher([rows[row]["pieces"][:LONGEST_TOLD] for row in batch]).numpy(), True
    return found, told


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.manual_seed(1)
    random = np.random.default_rng(1)
    rows = [json.loads(line) for line in (FOLDER / "texts.jsonl").open()]
    sets = np.array([row["set"] for row in rows])
    usable = np.array([not row["test"] and row["set"] not in NOT_TAUGHT for row in rows])
    learnt = usable & np.array([row["feeling"] is not None for row in rows])
    with_neutral = {name for name in set(sets) if sum(rows[row]["feeling"] == 0 for row in np.where(learnt & (sets == name))[0]) >= FEWEST_NEUTRAL}
    taught_by = [row for row in np.where(learnt)[0] if sets[row] in with_neutral or rows[row]["feeling"] != 0]
    taught = FOLDER / "teacher.pt"
    if taught.exists():
        teacher = Teacher()
        teacher.load_state_dict(torch.load(taught))
    else:
        teacher = teach(rows, some_of(rows, taught_by, lambda name: MOST.get(name, MOST_OTHERS)))
        torch.save(teacher.state_dict(), taught)
    found, told = tell(rows, teacher.eval(), some_of(rows, np.where(usable)[0], lambda name: MOST_TOLD.get(name, len(rows))))
    np.savez(FOLDER / "told.npz", found=found, told=told)
