import type { Block } from '../render/blocks.js';

/** What the server tells the page. */
export type ChatUpdate =
  /** First after each connection: replaces everything that the page has. */
  | {
      readonly kind: 'hello';
      readonly starters: readonly string[];
      readonly messages: readonly ChatMessage[];
    }
  | { readonly kind: 'message'; readonly message: ChatMessage };

export interface ChatMessage {
  readonly ts: string;
  /** The message that began the thread; its own for that one. */
  readonly threadTs: string;
  readonly from: 'you' | 'bot';
  /** Slack's mrkdwn: shown where there are no blocks. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly files: readonly ChatFile[];
}

export interface ChatFile {
  readonly url: string;
  readonly name: string;
  readonly title: string;
  readonly altText: string;
  readonly isImage: boolean;
}
