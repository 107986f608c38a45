import type { Catalog } from '../../catalog.js';
import { lightVerbStems, personStems, synonyms } from '../lexicon/synonyms.js';
import type { Entity, EntityKind } from './entity.js';
import { baseForms } from '../lexicon/base-forms.js';
import { nameStems, nameWords } from './name-words.js';
import { nameForms, type NameForm } from './name-forms.js';

/** A form of a name, ready to be found in a question. */
export interface IndexedForm extends NameForm {
  readonly id: number;
  /** How much each stem says about the name. */
  readonly weights: readonly number[];
  /** Which stem of an activity says what happens. */
  readonly verb?: number;
}

export interface Posting {
  readonly form: IndexedForm;
  /** Which of the form's stems. */
  readonly place: number;
  /** 1 for the stem itself, less for a synonym. */
  readonly likeness: number;
}

/** All names of a catalog by their stems. */
export class NameIndex {
  readonly forms: readonly IndexedForm[];
  /** Every stem in a name. */
  readonly stems: ReadonlySet<string>;
  /** Every word in a name, as it is written there. */
  readonly words: ReadonlySet<string>;
  private readonly byStem = new Map<string, { form: IndexedForm; place: number }[]>();
  /** Two or three stems of a name written as one word, such as `signup`. */
  private readonly compounds = new Map<string, readonly string[]>();
  private readonly actions: ReadonlySet<string>;

  constructor(catalog: Catalog) {
    this.actions = new Set(Object.keys(catalog.actions));
    const forms = nameForms(catalog).filter(({ stems }) => stems.length > 0);
    const frequency = stemFrequency(forms);
    this.forms = forms.map((form, id) => {
      const verb = verbOf(form);
      return {
        ...form,
        id,
        weights: form.stems.map((stem, place) => weigh(stem, form, frequency, place === verb)),
        ...(verb === undefined ? {} : { verb }),
      };
    });
    for (const form of this.forms) {
      for (const [place, stem] of form.stems.entries()) {
        const list = this.byStem.get(stem);
        if (list) list.push({ form, place });
        else this.byStem.set(stem, [{ form, place }]);
      }
      addCompounds(this.compounds, form.stems, form.stems);
      if (form.sure === 1)
        addCompounds(this.compounds, nameWords(form.entity.name), nameStems(form.entity.name));
    }
    this.stems = new Set(this.byStem.keys());
    this.words = new Set(
      [...this.forms.map(({ entity }) => entity.name), ...Object.keys(catalog.aliases)].flatMap(nameWords),
    );
  }

  /** The names that hold `stem` or a synonym of it. */
  postings(stem: string): Posting[] {
    const found: Posting[] = (this.byStem.get(stem) ?? []).map((each) => ({ ...each, likeness: 1 }));
    const isOwn =
      !lightVerbStems.has(stem) &&
      found.some(({ form, place }) => form.entity.kind === 'activity' && place === form.verb);
    for (const other of new Set(synonyms.get(stem))) {
      if (other !== stem)
        found.push(
          ...this.like(other, isOwn ? 0.75 : 0.88).filter(({ form }) => takesSynonyms(form.entity.kind)),
        );
    }
    if (personStems.has(stem)) {
      const others = [...personStems].filter((other) => other !== stem);
      found.push(
        ...others.flatMap((other) => this.like(other, 0.95)).filter(({ form }) => isOfSomePersons(form)),
      );
    }
    return found;
  }

  /** The stems that `word` runs together, if a name holds them apart. */
  apart(word: string): readonly string[] | undefined {
    return this.compounds.get(word);
  }

  /** What the team does to customers; a bare noun rarely means it. */
  isAction(entity: Entity): boolean {
    return entity.kind === 'activity' && this.actions.has(entity.name);
  }

  private like(stem: string, likeness: number): Posting[] {
    return (this.byStem.get(stem) ?? []).map((each) => ({ ...each, likeness }));
  }
}

/** `paying customers` may be called paying users; `borrowers` are not just any customers. */
const isOfSomePersons = ({ entity, stems }: NameForm): boolean =>
  entity.kind === 'term' && stems.some((stem) => !personStems.has(stem));

/** Values, sources, terms and journeys are names in the strict sense. */
const takesSynonyms = (kind: EntityKind): boolean =>
  kind !== 'value' && kind !== 'source' && kind !== 'term' && kind !== 'journey';

function stemFrequency(forms: readonly NameForm[]): ReadonlyMap<string, number> {
  const counts = new Map<string, Set<string>>();
  for (const { entity, stems } of forms) {
    for (const stem of stems) {
      const key = `${entity.kind} ${stem}`;
      const names = counts.get(key) ?? new Set();
      counts.set(key, names.add(entity.name));
    }
  }
  return new Map([...counts].map(([key, names]) => [key, names.size]));
}

/** What is only started is less what a bare noun means than what is made or placed. */
const startVerbs: ReadonlySet<string> = new Set(['start', 'begin', 'view', 'see', 'request', 'edit']);

const smallWords = /^(?:to|from|by|in|with|of|the|up|on|for|and|at|off|out|a|be|have|via)$/;

function weigh(
  stem: string,
  { entity, stems }: NameForm,
  frequency: ReadonlyMap<string, number>,
  isVerb: boolean,
): number {
  if (stems.length === 1) return 3;
  if (stems.length === 2 && /^(?:up|in|on|out|off)$/.test(stem)) return 3;
  if (smallWords.test(stem)) return 0.3;
  if (isDoneToPersons(entity, stems, frequency)) return personStems.has(stem) ? 0.5 : 3;
  if (isVerb && lightVerbStems.has(stem)) return startVerbs.has(stem) ? 0.6 : 0.5;
  if (personStems.has(stem) && !isVerb && isAboutAnyone(entity, stems)) return 0.5;
  const names = frequency.get(`${entity.kind} ${stem}`) ?? 1;
  return names === 1 ? 3 : names <= 3 ? 2 : 1;
}

/** `Registered Company`: a verb of its own, and nothing but customers behind it. */
function isDoneToPersons(
  { kind }: Entity,
  [verb = '', ...others]: readonly string[],
  frequency: ReadonlyMap<string, number>,
): boolean {
  return (
    kind === 'activity' &&
    others.length > 0 &&
    others.every((stem) => personStems.has(stem)) &&
    !personStems.has(verb) &&
    lightVerbStems.has(verb) &&
    !startVerbs.has(verb) &&
    (frequency.get(`activity ${verb}`) ?? 1) === 1
  );
}

/** `Called Customer` is about any customer, `Lead Created` about that one thing. */
const isAboutAnyone = ({ kind }: Entity, stems: readonly string[]): boolean =>
  kind === 'term' ||
  (kind === 'activity' && stems.some((stem) => !personStems.has(stem) && !lightVerbStems.has(stem)));

function addCompounds(
  compounds: Map<string, readonly string[]>,
  words: readonly string[],
  stems: readonly string[],
): void {
  for (let first = 0; first < words.length - 1; first++) {
    for (const length of [2, 3]) {
      const parts = words.slice(first, first + length);
      if (parts.length === length && parts.every((part) => /^\p{L}+$/u.test(part)))
        compounds.set(parts.join(''), stems.slice(first, first + length));
    }
  }
}

/** The word of an activity's name that says what happens: a past form, or a light verb. */
function verbOf({ entity, stems }: NameForm): number | undefined {
  if (entity.kind !== 'activity' || stems.length < 2) return undefined;
  const words = nameWords(entity.name);
  const past = words.findIndex(
    (word) => /ed$/.test(word) || (baseForms.has(word) && baseForms.get(word) !== word),
  );
  const verb =
    past >= 0 && words.length === stems.length ? past : stems.findIndex((stem) => lightVerbStems.has(stem));
  return verb < 0 ? undefined : verb;
}
