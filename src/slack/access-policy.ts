import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { FootpathError } from '../errors.js';
import { readerName, type RowRules } from '../store/row-rules.js';
import { isDirectMessage } from './incoming-message.js';

const user = z.string().regex(/^[UW][A-Z0-9]+$/i, 'must be the id of a Slack user, such as U012AB3CD');
const workspace = z
  .string()
  .regex(/^[TE][A-Z0-9]+$/i, 'must be the id of a Slack workspace, such as T012AB3CD');
const channel = z.string().regex(/^[CGD][A-Z0-9]+$/i, 'must be the id of a channel, such as C012AB3CD');

const userGroup = z
  .string()
  .regex(/^S[A-Z0-9]+$/i, 'must be the id of a Slack user group, such as S012AB3CD');

const rowsSchema = z.strictObject({
  trait: z.string(),
  is: z
    .union([z.string(), z.array(z.string()).min(1)])
    .transform((is) => (typeof is === 'string' ? [is] : is)),
});

const roleSchema = z.strictObject({
  users: z.array(user).default([]),
  /** Slack's user groups. */
  groups: z.array(userGroup).default([]),
  /** May see customers by name; as `people` says when left out. */
  people: z.boolean().optional(),
  /** Sees only customers with these values of their traits, all of them; everybody when left out. */
  rows: z.array(rowsSchema).min(1).optional(),
});
export type Role = z.output<typeof roleSchema>;

const policySchema = z.strictObject({
  /** Who may see customers by name, lists of them, and what they wrote; everybody when left out. */
  people: z.array(user).optional(),
  /** Who is in several has the first of them. */
  roles: z.record(z.string().regex(readerName), roleSchema).default({}),
  /** The role of whoever is in none. */
  default_role: z.string().optional(),
  /** Slack workspaces, or organisations, that may install the app by OAuth: each sees this company's data. */
  workspaces: z.array(workspace).optional(),
  /** Where the bot answers besides direct messages; everywhere when left out. */
  channels: z.array(channel).optional(),
  /** Where lists of people may be shown to all who read there. */
  people_channels: z.array(channel).default([]),
  /** Channels shared with other companies in which it answers all the same. */
  shared_channels: z.array(channel).default([]),
  /** Guests of the workspace who get answers as members do; others get them in `shared_channels` alone, without people. */
  guests: z.union([z.literal('all'), z.array(user)]).default([]),
  /** Who may change definitions and themes; everybody when left out. */
  editors: z.array(user).optional(),
  /** In channels it only says that the answer came as a direct message. */
  links_only: z.boolean().default(false),
});

/** Who may see what, and where: `access.yaml` in the workspace's folder. */
export type AccessPolicy = z.output<typeof policySchema>;

/** Without a file: everybody may see everything, people in direct messages only. */
export const openPolicy: AccessPolicy = policySchema.parse({});

/** @throws FootpathError `bad_setting` that lists every problem: a policy that can't be read must not let anything pass. */
export async function readAccessPolicy(folder: string): Promise<AccessPolicy> {
  const file = join(folder, 'access.yaml');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new FootpathError('bad_setting', `${file} can't be read.`, { cause: error });
  });
  if (text === undefined) return openPolicy;
  const parsed = policySchema.safeParse(readYaml(file, text));
  const { default_role: usual, roles = {} } = parsed.data ?? {};
  const isKnown = usual === undefined || Object.hasOwn(roles, usual);
  if (parsed.success && isKnown) return parsed.data;
  const problems = isKnown
    ? (parsed.error?.issues ?? []).map(({ path, message }) => `  - ${path.join('.')}: ${message}`)
    : ['  - default_role: there is no such role'];
  throw new FootpathError('bad_setting', `${file} needs mending:\n${problems.join('\n')}`);
}

function readYaml(file: string, text: string): unknown {
  try {
    return parse(text) ?? {};
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FootpathError('bad_setting', `${file} is not YAML: ${reason}`, { cause });
  }
}

/** What somebody may see: people by name or not, and whose rows; and whether they may change what words mean. */
export interface Rights {
  readonly maySeePeople: boolean;
  readonly mayDefine: boolean;
  /** The class of readers that the database knows, where the role has row rules. */
  readonly role?: string;
}

/** @param name their role; undefined for none. */
export function rightsOf(
  { people, roles, editors }: AccessPolicy,
  user: string,
  name: string | undefined,
): Rights {
  const role = name === undefined ? undefined : roles[name];
  return {
    maySeePeople: role?.people ?? (people === undefined || people.includes(user)),
    // Who sees a part of the customers alone must not see what a definition does to all of them.
    mayDefine: role?.rows === undefined && (editors === undefined || editors.includes(user)),
    ...(role?.rows ? { role: name } : {}),
  };
}

/** The row rules that the database has to enforce. */
export function rowRulesOf({ roles }: AccessPolicy): RowRules {
  return new Map(
    Object.entries(roles).flatMap(([name, { rows }]) =>
      rows ? [[name, rows.map(({ trait, is }) => ({ trait, values: is }))]] : [],
    ),
  );
}

/** Why the bot does not answer there, for who asked; undefined where it does. */
export function refusalIn(
  { channels, shared_channels }: AccessPolicy,
  channel: string,
  isShared: boolean,
): string | undefined {
  if (isShared && !shared_channels.includes(channel)) {
    return isDirectMessage(channel)
      ? 'I answer only people of this company.'
      : 'This channel is shared with another company, so I don’t show customer data here. Ask me in a direct message.';
  }
  if (!isDirectMessage(channel) && channels !== undefined && !channels.includes(channel)) {
    return 'I am not allowed to answer in this channel. Ask me in a direct message.';
  }
  return undefined;
}

/** Why a guest who is not named in the file gets no answer there; undefined where everybody does. */
export function guestRefusal({ shared_channels }: AccessPolicy, channel?: string): string | undefined {
  if (channel !== undefined && shared_channels.includes(channel)) return undefined;
  return 'I answer only members of this workspace, not its guests; whoever runs Footpath can allow it.';
}

/** Whether an answer goes to who asked alone. @param isPersonal it names people. */
export function goesToAsker(
  { links_only, people_channels }: AccessPolicy,
  channel: string,
  isPersonal: boolean,
): boolean {
  if (isDirectMessage(channel)) return false;
  return links_only || (isPersonal && !people_channels.includes(channel));
}
