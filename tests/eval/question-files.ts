import { readdirSync } from 'node:fs';

const folder = new URL('./', import.meta.url);
const files = (): string[] => readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
const companyOf = (file: string): string => file.split('.')[0] ?? '';

/** The companies that there are question sets of. */
export const companies = (): string[] => [...new Set(files().map(companyOf))];

/** The question sets of one company. */
export const questionFiles = (company: string): URL[] =>
  files()
    .filter((file) => companyOf(file) === company)
    .map((file) => new URL(file, folder));
