import type { Question } from '../question.js';
import type { Missing } from './tool-grammar.js';

const few = <T>(items: readonly T[]): T[] => items.slice(0, 6);

export const askForOutcome = ({ company }: Question): Missing => ({
  about: 'outcome',
  question: 'For which outcome?',
  options: few(Object.keys(company.catalog.outcomes)),
});

export const askForJourney = ({ company }: Question): Missing => ({
  about: 'journey',
  question: 'In which journey?',
  options: few(Object.keys(company.catalog.journeys)),
});

export const askForStart = ({ company }: Question): Missing => ({
  about: 'activity',
  question: 'Counted from which activity on?',
  options: few(company.catalog.activities.map(({ name }) => name)),
});

export const askForChange = ({ company }: Question): Missing => ({
  about: 'change',
  question: 'Which change, or since which date?',
  options: few(company.catalog.changes.map(({ name }) => name)),
});

export const askForCustomer = (): Missing => ({
  about: 'customer',
  question: 'Which customer? An id, an e-mail address or a name will do.',
  options: [],
});

export const askForSubject = (): Missing => ({
  about: 'about',
  question: 'What should the feedback be about?',
  options: [],
});

export const askForSegment = ({ company }: Question): Missing => ({
  about: 'segment',
  question: 'Which customers do you mean?',
  options: few(Object.keys(company.catalog.terms)),
});

export const askForMeasure = ({ company }: Question): Missing => ({
  about: 'measure',
  question: 'Of what?',
  options: few([
    ...Object.keys(company.catalog.outcomes),
    ...company.catalog.activities.map(({ name }) => name),
  ]),
});
