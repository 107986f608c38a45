import { silentProgress } from '../progress.js';
import type { Random } from '../stats/random.js';
import { customerRandom } from './customer-random.js';
import { tellStory, type Story } from './story.js';
import { writeText } from './words/feedback-text.js';
import { IdentityGiver, readNames, type Identity } from './words/identity.js';
import { readPhraseBook } from './words/phrase-book.js';

export interface CompanySize {
  readonly seed: number;
  readonly customers: number;
}

/** A customer with a story, a name and words. */
export interface Member {
  /** `cus_00731`; of visitors, who never say who they are, their first visitor id. */
  readonly id: string;
  /** What the website knows them by before they sign up, and on a second device. */
  readonly visitorIds: readonly [first: string, second: string];
  /** Absent for those who never say who they are. */
  readonly identity?: Identity;
  readonly story: Story;
  /** What each piece of the story's feedback says; undefined where the comment was left empty. */
  readonly texts: readonly (string | undefined)[];
}

export const defaultSize: CompanySize = { seed: 144, customers: 12_000 };

/** All of Harbor's customers, the same for the same seed. */
export function createCompany({ seed, customers }: CompanySize, progress = silentProgress): Member[] {
  const label = 'Making Harbor, the demo company';
  const giver = new IdentityGiver(readNames());
  const book = readPhraseBook();
  const members = Array.from({ length: customers }, (_nothing, index) => {
    if (index % 500 === 0) progress.update(label, index, customers);
    const story = tellStory(seed, index + 1, customers);
    const { number, country } = story.customer;
    const random = customerRandom(seed, number, 'identity');
    const visitorIds = [visitorId(random), visitorId(random)] as const;
    const paying = story.account?.paying !== undefined;
    const identity = knownSince(story) === undefined ? undefined : giver.give(story.customer, paying, random);
    const writer = identity?.contact.split(' ')[0] ?? '';
    const words = customerRandom(seed, number, 'words');
    const texts = story.feedback.map(
      ({ remark, source, at }) => remark && writeText({ remark, source, at, country, writer }, book, words),
    );
    const id = identity ? `cus_${String(number).padStart(5, '0')}` : visitorIds[0];
    return { id, visitorIds, identity, story, texts };
  });
  progress.finish(label);
  return members;
}

/** When a customer says who they are; some who come in the last days do so only after the year's end. */
export function knownSince({ happenings }: Story): number | undefined {
  return happenings.find(({ activity }) => activity === 'Signed Up' || activity === 'Lead Created')?.at;
}

function visitorId(random: Random): string {
  return Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
}
