"""Prints the given and family names in Latin script of the locales of the PyPI package Faker, a kind and a name a line."""
import importlib, os, pkgutil, re, sys
import faker.providers.person as person

latin = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’-]{2,}$")

def names(value):
    if isinstance(value, str):
        yield value.strip().lower()
    elif isinstance(value, (list, tuple, set, dict)):
        for part in value:
            yield from names(part)

found = set()
for module in pkgutil.iter_modules(person.__path__):
    provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
    for attribute, value in vars(provider).items():
        kind = "given" if attribute.startswith("first_name") else "family" if attribute.startswith("last_name") else None
        if kind:
            found.update(f"{kind}\t{name}" for name in names(value) if latin.match(name))
print("\n".join(sorted(found)))
