import type { Catalog, CatalogTrait } from '../../catalog.js';
import { countries, languages } from '../lexicon/countries.js';
import { paraphraseStems } from '../lexicon/synonyms.js';
import type { Entity } from './entity.js';
import { nameStems } from './name-words.js';

/** One way to say a name: its stems, and how sure it is that the name is meant by them (0–1). */
export interface NameForm {
  readonly entity: Entity;
  readonly stems: readonly string[];
  readonly sure: number;
}

/** Every name of the catalog with all its forms. */
export function nameForms(catalog: Catalog): NameForm[] {
  const entities = [
    ...catalog.activities.map(({ name }): Entity => ({ kind: 'activity', name })),
    ...catalog.traits.map(({ name }): Entity => ({ kind: 'trait', name })),
    ...Object.keys(catalog.journeys).map((name): Entity => ({ kind: 'journey', name })),
    ...Object.keys(catalog.outcomes).map((name): Entity => ({ kind: 'outcome', name })),
    ...Object.keys(catalog.terms).map((name): Entity => ({ kind: 'term', name })),
    ...catalog.sources.map(({ name }): Entity => ({ kind: 'source', name })),
    ...catalog.changes.map(({ name, at }): Entity => ({ kind: 'change', name, at })),
    ...ownStages(catalog),
  ];
  return [
    ...entities.flatMap((entity) => formsOf(entity)),
    ...catalog.traits.flatMap(valueForms),
    ...aliasForms(catalog, entities),
  ];
}

/** Stages with a name that is no activity's. */
function ownStages(catalog: Catalog): Entity[] {
  const activities = new Set(catalog.activities.map(({ name }) => name));
  return Object.entries(catalog.journeys).flatMap(([journey, { stages }]) =>
    stages
      .filter(({ name }) => !activities.has(name))
      .map(({ name }): Entity => ({ kind: 'stage', name, journey })),
  );
}

function formsOf(entity: Entity): NameForm[] {
  const stems = nameStems(entity.name).filter(
    (each, place, all) =>
      entity.kind !== 'trait' || all.length === 1 || place > 0 || !/^(?:is|has|be|have)$/.test(each),
  );
  const key = [...stems].sort().join(' ');
  const others = paraphraseStems
    .filter((group) => group.some((each) => [...each].sort().join(' ') === key))
    .flatMap((group) => group.filter((each) => each.join(' ') !== stems.join(' ')));
  return [{ entity, stems, sure: 1 }, ...others.map((each) => ({ entity, stems: each, sure: 0.9 }))];
}

/** An alias stands for whatever bears the name it points to. */
function aliasForms(catalog: Catalog, entities: readonly Entity[]): NameForm[] {
  return Object.entries(catalog.aliases).flatMap(([alias, name]) =>
    entities
      .filter((entity) => entity.name === name)
      .map((entity) => ({ entity, stems: nameStems(alias), sure: 0.95 })),
  );
}

const yes = new Set(['true', 'yes', 'y', '1']);
const no = new Set(['false', 'no', 'n', '0']);

function valueForms(trait: CatalogTrait): NameForm[] {
  const words = nameStems(trait.name).filter((each) => !/^(?:be|have)$/.test(each));
  return trait.values.flatMap(({ value }) => {
    const entity: Entity = { kind: 'value', name: value, trait: trait.name };
    const said = value.toLowerCase();
    if (yes.has(said)) return [{ entity, stems: words, sure: 0.9 }];
    if (no.has(said))
      return [
        { entity, stems: ['not', ...words], sure: 0.9 },
        { entity, stems: ['non', ...words], sure: 0.9 },
      ];
    return [value, ...otherNames(trait, said)].map((name, place) => ({
      entity,
      stems: nameStems(name),
      sure: place === 0 ? 1 : 0.98,
    }));
  });
}

/** Other words for values that many companies hold. */
const everydayNames: Readonly<Record<string, readonly string[]>> = {
  female: ['woman', 'lady'],
  f: ['female', 'woman'],
  male: ['man', 'guy'],
  m: ['male', 'man'],
  ios: ['iphone', 'apple'],
  desktop: ['computer', 'laptop', 'pc'],
  mobile: ['phone', 'smartphone', 'cell phone', 'handheld'],
  phone: ['mobile', 'smartphone'],
  'self-employed': ['freelancer', 'freelance', 'sole trader'],
  software: ['saas', 'software company'],
  email: ['mail', 'newsletter'],
  'word of mouth': ['recommendation', 'mouth to mouth'],
  referral: ['referred', 'recommended'],
  'paid search': ['google ads', 'search ads', 'sem'],
  monthly: ['month to month', 'by the month', 'per month'],
  yearly: ['annual', 'annually', 'by the year', 'per year'],
  annual: ['yearly', 'by the year', 'per year'],
  smb: ['small business', 'sme'],
  organic: ['organically'],
};

/** Names of a country or language that the data hold as a code, and the other way round. */
function otherNames(trait: CatalogTrait, value: string): string[] {
  const everyday = everydayNames[value];
  if (everyday) return [...everyday];
  const list = /lang|locale/i.test(trait.name) ? languages : countries;
  return [...list].flatMap(([code, names]) =>
    code === value || (names.includes(value) && value.length > 3)
      ? [...(code.length > 2 || code === value ? [] : [code]), ...names].filter((name) => name !== value)
      : [],
  );
}
