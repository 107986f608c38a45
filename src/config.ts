import { z } from 'zod';
import { FootpathError } from './errors.js';

const text = z.string().trim().min(1);
const port = z.coerce
  .number({ error: 'must be a port number, 0 to 65535' })
  .int()
  .min(0, 'must be a port number, 0 to 65535')
  .max(65535, 'must be a port number, 0 to 65535');

const keyBytes = 32;

const amount = z.coerce.number({ error: 'must be a number' }).positive('must be above 0');

/** `id:base64,…`, the newest first. */
const encryptionKeys = z.string().transform((value, context): EncryptionKey[] => {
  const keys = value.split(',').map((part) => {
    const [id = '', key = ''] = part.trim().split(':');
    return { id, key: Buffer.from(key, 'base64') };
  });
  const isFine = keys.every(({ id, key }) => id !== '' && key.length === keyBytes);
  if (isFine && new Set(keys.map(({ id }) => id)).size === keys.length) return keys;
  const message =
    'must be names and keys of 32 bytes in base64, the newest first, such as 2026:…,2025:… (openssl rand -base64 32)';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const environmentSchema = z.object({
  FOOTPATH_WORKSPACE: text.default('.footpath'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
    .optional(),
  FOOTPATH_HOST: text.default('127.0.0.1'),
  FOOTPATH_PORT: port.default(3000),
  FOOTPATH_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must start with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must start with xapp-').optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_PORT: port.default(3001),
  SLACK_CLIENT_ID: text.optional(),
  SLACK_CLIENT_SECRET: text.optional(),
  SLACK_ENCRYPTION_KEYS: encryptionKeys.optional(),
  OPENAI_API_KEY: text.optional(),
  OPENAI_BASE_URL: z.url({ error: 'must be a URL' }).optional(),
  OPENAI_MODEL: text.default('gpt-5-mini'),
  OPENAI_PATIENCE_SECONDS: amount.default(20),
  OPENAI_PRICE_INPUT: amount.default(0.25),
  OPENAI_PRICE_OUTPUT: amount.default(2),
  OPENAI_BUDGET_PER_DAY: amount.default(5),
  FOOTPATH_EMBEDDING_MODEL: text.optional(),
  EMBEDDING_MODEL_DIR: text.optional(),
});

export interface Config {
  /** Folder of the workspace: the embedded database, the snapshot and footpath.yaml. */
  readonly workspace: string;
  /** A PostgreSQL server to use in place of the embedded database. */
  readonly databaseUrl?: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly slack?: SlackConfig;
  readonly model?: ModelConfig;
  /** An outside embedding model in place of the embedded one. */
  readonly embedding?: EmbeddingConfig;
}

export type SlackConfig = TokenConfig | OauthConfig;

/** One workspace. Socket Mode when there is an app token, else HTTP with the signing secret. */
export type TokenConfig = { readonly botToken: string } & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number }
);

/** Many workspaces, each of which installs the app. */
export interface OauthConfig {
  readonly mode: 'oauth';
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly port: number;
  /** Of the tokens in the database; the first one seals, all of them open. */
  readonly encryptionKeys: readonly EncryptionKey[];
}

export interface EncryptionKey {
  readonly id: string;
  readonly key: Buffer;
}

export interface ModelConfig {
  readonly apiKey?: string;
  readonly baseUrl?: string;
  readonly model: string;
  /** How long an answer may take in all, and the endpoint may be silent. */
  readonly patienceSeconds: number;
  /** Money for a million tokens, in the currency of the budget. */
  readonly inputPrice: number;
  readonly outputPrice: number;
  readonly budgetPerDay: number;
}

/** A model of an endpoint, or one in a folder. */
export type EmbeddingConfig =
  | { readonly baseUrl: string; readonly apiKey?: string; readonly model: string }
  | { readonly folder: string };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads every setting, here and nowhere else. An empty variable counts as not set.
 * @throws FootpathError `bad_setting` that lists all wrong settings at once.
 */
export function readConfig(environment: Environment = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  problems.push(...slackProblems(given));
  if (!parsed.success || problems.length > 0) {
    throw new FootpathError(
      'bad_setting',
      `These settings need mending (see .env.example):\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
  const settings = parsed.data;
  return {
    workspace: settings.FOOTPATH_WORKSPACE,
    databaseUrl: settings.DATABASE_URL,
    host: settings.FOOTPATH_HOST,
    port: settings.FOOTPATH_PORT,
    logLevel: settings.FOOTPATH_LOG_LEVEL,
    slack: slackConfig(settings),
    model: modelConfig(settings),
    embedding: embeddingConfig(settings),
  };
}

function slackProblems(given: Environment): string[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = given;
  const { SLACK_CLIENT_ID: client } = given;
  if (client && bot) return ['SLACK_CLIENT_ID: leave it out, or SLACK_BOT_TOKEN: one workspace or many'];
  if (client) {
    const missing = oauthSettings.filter((name) => !given[name]);
    return missing.length > 0 ? [`SLACK_CLIENT_ID: also set ${missing.join(', ')}`] : [];
  }
  if (bot && !app && !secret) {
    return ['SLACK_BOT_TOKEN: also set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)'];
  }
  if (!bot && (app || secret)) return ['SLACK_BOT_TOKEN: missing, while other Slack settings are there'];
  return [];
}

const oauthSettings = ['SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'SLACK_ENCRYPTION_KEYS'] as const;

type Settings = z.output<typeof environmentSchema>;

function slackConfig(settings: Settings): SlackConfig | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_PORT: eventsPort,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_ENCRYPTION_KEYS: encryptionKeys,
  } = settings;
  if (clientId && clientSecret && signingSecret && encryptionKeys) {
    return { mode: 'oauth', clientId, clientSecret, signingSecret, port: eventsPort, encryptionKeys };
  }
  if (!botToken) return undefined;
  if (appToken) return { botToken, mode: 'socket', appToken };
  if (signingSecret) return { botToken, mode: 'http', signingSecret, port: eventsPort };
  return undefined;
}

function modelConfig(settings: Settings): ModelConfig | undefined {
  if (!settings.OPENAI_API_KEY && !settings.OPENAI_BASE_URL) return undefined;
  return {
    apiKey: settings.OPENAI_API_KEY,
    baseUrl: settings.OPENAI_BASE_URL,
    model: settings.OPENAI_MODEL,
    patienceSeconds: settings.OPENAI_PATIENCE_SECONDS,
    inputPrice: settings.OPENAI_PRICE_INPUT,
    outputPrice: settings.OPENAI_PRICE_OUTPUT,
    budgetPerDay: settings.OPENAI_BUDGET_PER_DAY,
  };
}

function embeddingConfig(settings: Settings): EmbeddingConfig | undefined {
  if (settings.EMBEDDING_MODEL_DIR) return { folder: settings.EMBEDDING_MODEL_DIR };
  if (!settings.FOOTPATH_EMBEDDING_MODEL) return undefined;
  return {
    apiKey: settings.OPENAI_API_KEY,
    baseUrl: settings.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
    model: settings.FOOTPATH_EMBEDDING_MODEL,
  };
}
