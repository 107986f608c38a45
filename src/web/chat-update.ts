import type { Block } from '../render/blocks.js';
import type { StepChunk } from '../render/step-chunk.js';
import type { HomeView, ModalView } from '../render/views/view-schema.js';

/** What the server tells the page. */
export type ChatUpdate =
  /** First after each connection: replaces everything that the page has. */
  | {
      readonly kind: 'hello';
      readonly messages: readonly ChatMessage[];
      readonly home?: HomeView;
      readonly modal?: ModalView;
    }
  | { readonly kind: 'message'; readonly message: ChatMessage }
  | { readonly kind: 'changed'; readonly message: ChatMessage }
  | { readonly kind: 'removed'; readonly ts: string }
  /** Questions to begin with. */
  | { readonly kind: 'prompts'; readonly questions: readonly string[] }
  /** What the bot is doing in a thread. */
  | { readonly kind: 'status'; readonly threadTs: string; readonly status: string }
  /** Whether the work in a thread can be stopped. */
  | { readonly kind: 'session'; readonly threadTs: string; readonly isProcessing: boolean }
  /** Said once, to this reader. */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'home'; readonly view: HomeView }
  /** The form that is open; none closes it. */
  | { readonly kind: 'modal'; readonly view?: ModalView };

export interface ChatMessage {
  readonly ts: string;
  /** The message that began the thread; its own for that one. */
  readonly threadTs: string;
  readonly from: 'you' | 'bot';
  /** Slack's mrkdwn: shown where there are no blocks. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly files: readonly ChatFile[];
  /** Of an answer that took longer than a moment. */
  readonly steps: readonly StepChunk[];
  readonly isStreaming: boolean;
  /** It repeats what the reader asked in another place, such as the Home tab: a conversation begins with it. */
  readonly beginsElsewhere: boolean;
}

export interface ChatFile {
  readonly url: string;
  readonly name: string;
  readonly title: string;
  readonly altText: string;
  readonly isImage: boolean;
}
