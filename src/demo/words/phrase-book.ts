import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageFile } from '../../package-root.js';
import { sentiments, topics, type Topic } from './topic.js';

export const languages = ['english', 'dutch', 'german', 'french', 'spanish'] as const;
export type Language = (typeof languages)[number];

const templates = z.array(z.string());
const some = z.partialRecord(z.enum(sentiments), templates);
const all = z.record(z.enum(sentiments), templates);

const topicSchema = z.strictObject({
  english: z.strictObject({
    negative: templates,
    neutral: templates.default([]),
    positive: templates,
    details: templates,
    wishes: templates,
  }),
  dutch: some,
  german: some,
  french: some,
  spanish: some,
});

const generalSchema = z.strictObject({
  slots: z.record(z.string(), z.array(z.string()).min(1)),
  months: z.record(z.enum(languages), z.array(z.string()).length(12)),
  openings: all,
  closings: all,
  asides: templates,
  connectors: z.strictObject({ same: templates, contrast: templates }),
  greetings: templates,
  thanks: templates,
  mentions: templates,
  foreign: z.record(z.enum(languages).exclude(['english']), all),
});

export type TopicPhrases = z.output<typeof topicSchema>;
export type GeneralPhrases = z.output<typeof generalSchema>;

/** All that Harbor's customers have to say, as templates (template.ts). */
export interface PhraseBook {
  readonly general: GeneralPhrases;
  readonly topics: ReadonlyMap<Topic, TopicPhrases>;
}

/** Reads the files of `phrases/`, one for each topic. */
export function readPhraseBook(): PhraseBook {
  return {
    general: generalSchema.parse(readPhrases('general')),
    topics: new Map(
      topics.map((topic) => [topic, topicSchema.parse(readPhrases(topic.replaceAll(' ', '-')))] as const),
    ),
  };
}

function readPhrases(name: string): unknown {
  return parse(readFileSync(packageFile('src', 'demo', 'words', 'phrases', `${name}.yaml`), 'utf8'));
}
