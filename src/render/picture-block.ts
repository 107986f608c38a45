import type { Block } from './blocks.js';
import { truncate } from './truncate.js';

/** A picture that is in the Slack workspace already. It has its title drawn on it. */
export interface ShownPicture {
  /** Of its file. */
  readonly id: string;
  readonly altText: string;
}

const longestAltText = 2000;

export function pictureBlock({ id, altText }: ShownPicture): Block {
  return {
    type: 'image',
    slack_file: { id },
    alt_text: truncate(altText, longestAltText) || 'Chart',
  };
}
