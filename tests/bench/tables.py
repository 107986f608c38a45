"""scikit-learn's HistGradientBoosting on the tables of `npm run bench:tables -- folder`, in the same five parts.

python tests/bench/tables.py folder      (needs scikit-learn and pandas)
"""
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

folder = Path(sys.argv[1])


def columns_of(table):
    """Numbers where all that is known are numbers, else categories."""
    for name in table:
        text = table[name].str.strip().replace({"": np.nan, "NA": np.nan})
        number = pd.to_numeric(text, errors="coerce")
        is_number = number.notna().sum() == text.notna().sum()
        yield name, number if is_number else text.astype("category")


for spec in json.loads((folder / "tables.json").read_text()):
    table = pd.read_csv(folder / spec["file"], dtype=str, keep_default_na=False, encoding="utf-8-sig")
    table.columns = [name.strip() for name in table.columns]
    outcomes = (table[spec["label"]].str.strip() == spec["is"]).astype(int).to_numpy()
    without = ["", spec["label"], *spec.get("without", [])]
    traits = pd.DataFrame(dict(columns_of(table.drop(columns=[name for name in table if name in without]))))
    parts = np.array(json.loads((folder / (spec["file"] + ".parts.json")).read_text()))
    for name, settings in {"as it is": {}, "stopping early": {"early_stopping": True}}.items():
        foretold = np.zeros(len(outcomes))
        for part in range(5):
            model = HistGradientBoostingClassifier(random_state=0, **settings)
            model.fit(traits[parts != part], outcomes[parts != part])
            foretold[parts == part] = model.predict_proba(traits[parts == part])[:, 1]
        print(f'{spec["file"]}: {name}, AUC {roc_auc_score(outcomes, foretold):.4f}', flush=True)
