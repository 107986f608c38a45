import { randomBytes } from 'node:crypto';
import type { Block } from '../../render/blocks.js';
import type { StepChunk } from '../../render/step-chunk.js';
import { botScopes } from '../../slack/manifest.js';
import { RateLimits } from './rate-limits.js';
import { ResponseUrls } from './response-urls.js';
import { Triggers } from './triggers.js';
import { Views } from './views.js';

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly altText: string;
  readonly bytes: Uint8Array;
}

export interface SlackMessage {
  readonly ts: string;
  readonly threadTs?: string;
  /** The user who wrote it; the bot's own when it answered. */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly files: readonly SlackFile[];
  /** What an app has noted in it. */
  readonly metadata?: MessageMetadata;
  /** The steps of a streamed message. */
  readonly steps?: readonly StepChunk[];
  /** It is being streamed, since this time (milliseconds). */
  readonly streamingSince?: number;
}

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export interface Channel {
  readonly id: string;
  readonly kind: 'im' | 'channel';
  readonly messages: SlackMessage[];
  /** Slack's error where the bot may not write, such as is_archived. */
  refuses?: string;
}

export const sessionStatuses = ['active', 'processing', 'suspended', 'closed'] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

export interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** What happens in a channel, for who watches it. */
export type WorkspaceUpdate =
  | { readonly kind: 'message'; readonly channel: string; readonly message: SlackMessage }
  | { readonly kind: 'changed'; readonly channel: string; readonly message: SlackMessage }
  | { readonly kind: 'removed'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'status'; readonly channel: string; readonly threadTs: string; readonly status: string }
  | {
      readonly kind: 'session';
      readonly channel: string;
      readonly threadTs: string;
      readonly status: SessionStatus;
    }
  /** For one reader alone. */
  | {
      readonly kind: 'ephemeral';
      readonly channel: string;
      readonly user: string;
      readonly threadTs?: string;
      readonly text: string;
    }
  | { readonly kind: 'prompts'; readonly channel: string; readonly prompts: readonly Prompt[] };

export type GuestKind = 'restricted' | 'ultra_restricted' | 'stranger';

interface Upload {
  readonly name: string;
  readonly length: number;
  readonly altText: string;
  bytes?: Uint8Array;
}

const mostFiles = 500;

/** A Slack workspace in memory: channels, messages and files. The oldest go when there are too many. */
export class Workspace {
  readonly team = `T${randomBytes(6).toString('hex')}`;
  readonly bot = { id: 'B0FAKE', user: 'U0BOT' };
  readonly botToken = `xoxb-${randomBytes(16).toString('hex')}`;
  readonly signingSecret = randomBytes(16).toString('hex');
  readonly rateLimits: RateLimits;
  /** Who is in each user group. */
  readonly userGroups = new Map<string, readonly string[]>();
  /** Who is no full member: a guest of several channels, of one, or somebody of another company. */
  readonly guests = new Map<string, GuestKind>();
  /** Who is not there, or not to be seen. */
  readonly missingUsers = new Set<string>();
  readonly triggers = new Triggers();
  readonly responseUrls = new ResponseUrls();
  readonly views = new Views();
  /** A stream ends by itself after so long, whatever is still appended. */
  streamLifeMs = 300_000;
  /** Has the scope channels:history. */
  readsChannels = true;
  /** What the app's manifest asks for. */
  readonly scopes: readonly string[] = botScopes();
  /** What the token was not given. */
  readonly missingScopes = new Set<string>();
  /** Slack's error for every call, such as token_revoked. */
  tokenError?: string;
  readonly #mostChannels: number;
  readonly #mostMessages: number;
  readonly #channels = new Map<string, Channel>();
  readonly #uploads = new Map<string, Upload>();
  readonly #files = new Map<string, SlackFile>();
  readonly #watchers = new Set<(update: WorkspaceUpdate) => void>();
  #lastTime = 0;

  constructor({ mostChannels = 50, mostMessages = 200, rateSpeed = 1 } = {}) {
    this.rateLimits = new RateLimits(rateSpeed);
    this.#mostChannels = mostChannels;
    this.#mostMessages = mostMessages;
  }

  /** Opens a channel, or gives the one that is there. */
  openChannel(id: string, kind: Channel['kind']): Channel {
    const known = this.#channels.get(id);
    if (known) return known;
    const [oldest] = this.#channels.keys();
    if (this.#channels.size >= this.#mostChannels) this.#channels.delete(oldest);
    const channel: Channel = { id, kind, messages: [] };
    this.#channels.set(id, channel);
    return channel;
  }

  /** The bot's direct message with somebody. */
  directMessage(user: string): Channel {
    return this.openChannel(`D${user.slice(1)}`, 'im');
  }

  channel(id: string): Channel | undefined {
    return this.#channels.get(id);
  }

  post(channel: Channel, message: Omit<SlackMessage, 'ts'>): SlackMessage {
    const posted = { ...message, ts: this.timestamp() };
    channel.messages.push(posted);
    if (channel.messages.length > this.#mostMessages) channel.messages.shift();
    this.announce({ kind: 'message', channel: channel.id, message: posted });
    return posted;
  }

  /** Puts a message in the place of the one that it was. */
  change(channel: Channel, message: SlackMessage, changes: Partial<SlackMessage>): SlackMessage {
    const changed = { ...message, ...changes };
    channel.messages[channel.messages.findIndex(({ ts }) => ts === message.ts)] = changed;
    this.announce({ kind: 'changed', channel: channel.id, message: changed });
    return changed;
  }

  remove(channel: Channel, message: SlackMessage): void {
    channel.messages.splice(channel.messages.indexOf(message), 1);
    this.announce({ kind: 'removed', channel: channel.id, ts: message.ts });
  }

  announce(update: WorkspaceUpdate): void {
    for (const watcher of this.#watchers) watcher(update);
  }

  /** @returns how to stop watching. */
  watch(watcher: (update: WorkspaceUpdate) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  beginUpload(name: string, length: number, altText: string): string {
    const id = `F${randomBytes(6).toString('hex').toUpperCase()}`;
    this.#uploads.set(id, { name, length, altText });
    return id;
  }

  receiveUpload(id: string, bytes: Uint8Array): boolean {
    const upload = this.#uploads.get(id);
    if (upload) upload.bytes = bytes;
    return upload !== undefined;
  }

  /** The uploaded file; undefined when it was never begun, or not all of its bytes came. */
  completeUpload(id: string, title?: string): SlackFile | undefined {
    const upload = this.#uploads.get(id);
    if (!upload?.bytes || upload.bytes.length !== upload.length) return undefined;
    this.#uploads.delete(id);
    return {
      id,
      name: upload.name,
      title: title ?? upload.name,
      altText: upload.altText,
      bytes: upload.bytes,
    };
  }

  /** From now on blocks may show it. */
  keepFile(file: SlackFile): void {
    this.#files.set(file.id, file);
    const [oldest] = this.#files.keys();
    if (this.#files.size > mostFiles) this.#files.delete(oldest);
  }

  file(id: string): SlackFile | undefined {
    return this.#files.get(id);
  }

  /** As Slack's: seconds with six decimals, never the same twice. */
  timestamp(): string {
    this.#lastTime = Math.max(Date.now() * 1000, this.#lastTime + 1);
    return `${Math.floor(this.#lastTime / 1e6)}.${String(this.#lastTime % 1e6).padStart(6, '0')}`;
  }
}
