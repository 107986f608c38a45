"""Makes models/static-english/sentiment.json, sentiment.bin and sentiment-terms.tsv, and says how well they tell test texts.

    pip install jax optax numpy
    python scripts/train-sentiment/train.py folder [family to leave out and judge, …]

`folder` is what cut-texts.mjs wrote. With families left out it judges them and writes nothing. A network of one layer: weights
of terms, and filters over five word pieces of which the strongest answer counts (Kim, EMNLP 2014), both towards pleasant
and towards neutral. Each set has a start of its own, so that how many of its texts are pleasant teaches nothing; sets without
neutral texts teach polarity alone. About 4 minutes on 2 cores.
"""

import json
import sys
import zlib
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax

FOLDER, LEFT_OUT = Path(sys.argv[1]), sys.argv[2:]
MODELS = Path(__file__).parents[2] / "models" / "static-english"
PIECES, EMBEDDED = 30522, 256
DIMENSIONS, WIDTH, FILTERS = 48, 5, 128
EPOCHS, BATCH, LENGTHS = 4, 256, (8, 12, 16, 24, 32, 48, 64, 96, 128, 160)
RATES = {"filters": 1e-3, "terms": 4e-3, "starts": 3e-3}
DROPPED_PIECES, DROPPED_FILTERS = 0.15, 0.4
SHRINKAGE = {"filters": 1e-5, "terms": 1e-6}
FEWEST_NEUTRAL = 40
# Towards neutral, over all sets: where the mean F1 of the three classes of left-out sets is highest.
NEUTRAL_START = 0.5
CLEAR = 0.3
STEP = 1 / 64

rows = [json.loads(line) for line in (FOLDER / "texts.jsonl").open()]
terms = json.loads((FOLDER / "terms.json").read_text())
sets = sorted({row["set"] for row in rows})
set_of = np.array([sets.index(row["set"]) for row in rows])
feeling = np.array([row["feeling"] for row in rows])
length = np.array([len(row["pieces"]) for row in rows])
has_neutral = np.array([((set_of == own) & (feeling == 0)).sum() >= FEWEST_NEUTRAL for own in range(len(sets))])
judged = np.array([row["family"] in LEFT_OUT if LEFT_OUT else row["test"] for row in rows])
learns = ~judged & ~np.array([row["test"] for row in rows]) & (has_neutral[set_of] | (feeling != 0))
random = np.random.default_rng(0)


def first_vectors():
    """Of the embedding table, the directions in which the texts' pieces differ most."""
    raw = np.frombuffer((MODELS / "vectors.bin").read_bytes(), np.uint8)
    scales, steps = raw[: 4 * PIECES].view(np.float32), raw[4 * PIECES :].view(np.int8)
    vectors = steps.reshape(PIECES, EMBEDDED) * scales[:, None]
    counts = np.bincount(np.concatenate([row["pieces"] for row in rows]).astype(int), minlength=PIECES)
    vectors = vectors - (vectors * counts[:, None]).sum(0) / counts.sum()
    _, axes = np.linalg.eigh((vectors * np.minimum(counts, 2000)[:, None]).T @ vectors)
    turned = vectors @ axes[:, ::-1][:, :DIMENSIONS]
    return 0.3 * turned / np.sqrt((turned[counts > 0] ** 2).mean())


def answers(model, pieces, own_terms, key=None):
    """Polarity and neutrality of each text; with a key, some pieces and filters are left out as in training."""
    there = (pieces >= 0)[..., None].astype(jnp.float32)
    vectors = model["pieces"][jnp.maximum(pieces, 0)] * there
    if key is not None:
        of_pieces, of_filters = jax.random.split(key)
        vectors = vectors * jax.random.bernoulli(of_pieces, 1 - DROPPED_PIECES, there.shape) / (1 - DROPPED_PIECES)
    layout = ("NWC", "WIO", "NWC")
    found = jax.lax.conv_general_dilated(vectors, model["kernel"], (1,), "SAME", dimension_numbers=layout)
    strongest = (jax.nn.relu(found + model["bias"]) * there).max(1)
    if key is not None:
        kept = jax.random.bernoulli(of_filters, 1 - DROPPED_FILTERS, strongest.shape)
        strongest = strongest * kept / (1 - DROPPED_FILTERS)
    mean = vectors.sum(1) / jnp.maximum(there.sum(1), 1)
    named = (own_terms >= 0).astype(jnp.float32)
    weights = (model["terms"][jnp.maximum(own_terms, 0)] * named[..., None]).sum(1)
    share = 1 / jnp.sqrt(jnp.maximum(named.sum(1), 1))
    return strongest @ model["of_filter"] + mean @ model["of_mean"] + weights * share[:, None]


def loss(model, pieces, own_terms, feelings, own_sets, key):
    found = answers(model, pieces, own_terms, key) + model["starts"][own_sets]
    odds = jnp.stack([-found[:, 0] / 2, found[:, 1], found[:, 0] / 2], 1)
    possible = jnp.array(has_neutral)[own_sets][:, None] | jnp.array([[True, False, True]])
    chances = jax.nn.log_softmax(jnp.where(possible, odds, -1e9))
    shrinkage = SHRINKAGE["filters"] * (jnp.sum(model["of_filter"] ** 2) + jnp.sum(model["kernel"] ** 2))
    return shrinkage - jnp.take_along_axis(chances, (feelings + 1)[:, None], 1).mean()


def batches(chosen, shuffled):
    """Texts of like length together."""
    found, shortest = [], -1
    for longest in LENGTHS:
        own = chosen[(length[chosen] > shortest) & (length[chosen] <= longest)]
        shortest = longest
        if shuffled:
            own = random.permutation(own)
        found += [(own[start : start + BATCH], longest) for start in range(0, len(own), BATCH)]
    return [found[place] for place in random.permutation(len(found))] if shuffled else found


def filled(batch, longest):
    """Rows of pieces and of terms, −1 where a text has no more; always as many rows, so that it is compiled once."""
    pieces = np.full((BATCH, longest), -1, np.int32)
    own_terms = np.full((BATCH, int(longest * 1.6) + 8), -1, np.int32)
    for place, row in enumerate(np.resize(batch, BATCH)):
        for table, values in ((pieces, rows[row]["pieces"]), (own_terms, rows[row]["terms"])):
            values = values[: table.shape[1]]
            table[place, : len(values)] = values
    return pieces, own_terms


def train():
    chosen = np.where(learns)[0]
    small = lambda *shape: jnp.array(random.normal(size=shape) * 0.05, jnp.float32)
    model = {
        "pieces": jnp.array(first_vectors(), jnp.float32),
        "kernel": small(WIDTH, DIMENSIONS, FILTERS) * 20 / np.sqrt(WIDTH * DIMENSIONS),
        "bias": jnp.zeros(FILTERS),
        "of_filter": small(FILTERS, 2),
        "of_mean": small(DIMENSIONS, 2),
        "terms": jnp.zeros((len(terms), 2)),
        "starts": jnp.zeros((len(sets), 2)),
    }
    steps = EPOCHS * len(batches(chosen, True))
    rates = {part: optax.adam(optax.linear_schedule(rate, rate / 20, steps)) for part, rate in RATES.items()}
    part_of = {name: name if name in RATES else "filters" for name in model}
    optimiser = optax.multi_transform(rates, part_of)
    state = optimiser.init(model)

    @jax.jit
    def step(model, state, pieces, own_terms, feelings, own_sets, key):
        slopes = jax.grad(loss)(model, pieces, own_terms, feelings, own_sets, key)
        slopes["terms"] = slopes["terms"] + SHRINKAGE["terms"] * model["terms"]
        updates, state = optimiser.update(slopes, state, model)
        return optax.apply_updates(model, updates), state

    key = jax.random.key(0)
    for _ in range(EPOCHS):
        for batch, longest in batches(chosen, True):
            key, own = jax.random.split(key)
            filling = np.resize(batch, BATCH)
            model, state = step(
                model, state, *filled(batch, longest), feeling[filling], set_of[filling], own
            )
    return model


def judge(model):
    """Ranking AUC of pleasant against unpleasant texts, and the mean F1 of the three classes, of each judged set."""
    tell = jax.jit(answers)
    found = np.zeros((len(rows), 2), np.float32)
    for batch, longest in batches(np.where(judged)[0], False):
        found[batch] = np.array(tell(model, *filled(batch, longest)))[: len(batch)]
    odds = np.exp(np.stack([-found[:, 0] / 2, found[:, 1] + NEUTRAL_START, found[:, 0] / 2], 1))
    value = (odds[:, 2] - odds[:, 0]) / odds.sum(1)
    for own, name in enumerate(sets):
        members = judged & (set_of == own)
        if not members.any():
            continue
        said = np.where(value >= CLEAR, 1, np.where(value <= -CLEAR, -1, 0))[members]
        true = feeling[members]
        f1 = np.mean([f1_of(said == one, true == one) for one in (-1, 0, 1)])
        ranked = true[true != 0][np.argsort(value[members][true != 0], kind="stable")]
        pleasant = (ranked > 0).sum()
        ranks = (np.arange(1, len(ranked) + 1) * (ranked > 0)).sum()
        auc = (ranks - pleasant * (pleasant + 1) / 2) / max(1, pleasant * (len(ranked) - pleasant))
        print(f"{name}\t{members.sum()}\tAUC {auc:.3f}" + (f"\tF1 {f1:.3f}" if has_neutral[own] else ""))


def f1_of(said, true):
    return 2 * (said & true).sum() / max(1, said.sum() + true.sum())


def write(trained):
    model = {name: np.array(values) for name, values in trained.items()}
    scales = np.maximum(np.abs(model["pieces"]).max(1) / 127, 1e-9).astype(np.float32)
    numbers = (
        scales,
        model["kernel"],
        model["bias"],
        model["of_filter"].T,
        model["of_mean"].T,
    )
    steps = np.rint(model["pieces"] / scales[:, None]).astype(np.int8)
    content = b"".join(np.ascontiguousarray(values, np.float32).tobytes() for values in numbers) + steps.tobytes()
    (MODELS / "sentiment.bin").write_bytes(content)
    whole = np.rint(model["terms"] / STEP).astype(int)
    lines = [f"{term}\t{polarity}\t{neutral}\n" for term, (polarity, neutral) in zip(terms, whole) if polarity or neutral]
    (MODELS / "sentiment-terms.tsv").write_text("".join(lines))
    sizes = {"pieces": PIECES, "dimensions": DIMENSIONS, "filters": FILTERS}
    head = {"start": {"polarity": 0, "neutrality": NEUTRAL_START}, "step": STEP, "sizes": sizes}
    version = zlib.crc32(content + "".join(lines).encode() + json.dumps(head).encode()) >> 1
    (MODELS / "sentiment.json").write_text(json.dumps({"version": version, **head}) + "\n")


model = train()
judge(model)
if not LEFT_OUT:
    write(model)
