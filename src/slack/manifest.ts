import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { packageFile } from '../package-root.js';

const texts = z.array(z.string());
const manifestSchema = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: texts, bot_optional: texts.default([]) }) }),
});

/** The scopes that slack-manifest.json asks for. */
export function botScopes(): string[] {
  const { bot, bot_optional } = scopes();
  return [...bot, ...bot_optional];
}

/** Those among them that Footpath does not do well without. */
export const requiredScopes = (): string[] => scopes().bot;

function scopes() {
  const manifest: unknown = JSON.parse(readFileSync(packageFile('slack-manifest.json'), 'utf8'));
  return manifestSchema.parse(manifest).oauth_config.scopes;
}
