import { expect, test } from 'vitest';
import { readConfig } from '../src/config.js';

test('needs no settings', () => {
  expect(readConfig({})).toEqual({
    workspace: '.footpath',
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 3000,
    logLevel: 'info',
    slack: undefined,
    model: undefined,
  });
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ DATABASE_URL: '', FOOTPATH_PORT: ' ' }).port).toBe(3000);
});

test('reports every wrong setting at once, by name and with the way to mend it', () => {
  const wrong = {
    DATABASE_URL: 'mysql://localhost',
    FOOTPATH_PORT: '70000',
    FOOTPATH_LOG_LEVEL: 'loud',
    OPENAI_BASE_URL: 'not a url',
    SLACK_BOT_TOKEN: 'xoxb-1',
  };
  expect(() => readConfig(wrong)).toThrow(
    /DATABASE_URL: must start with postgres[^]*FOOTPATH_PORT: must be a port[^]*FOOTPATH_LOG_LEVEL[^]*OPENAI_BASE_URL: must be a URL[^]*SLACK_BOT_TOKEN: also set SLACK_APP_TOKEN/,
  );
});

test('Slack runs over Socket Mode with an app token, else over HTTP', () => {
  const bot = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };
  expect(readConfig(bot).slack).toEqual({
    botToken: 'xoxb-1',
    mode: 'http',
    signingSecret: 'secret',
    port: 3001,
  });
  expect(readConfig({ ...bot, SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({
    botToken: 'xoxb-1',
    mode: 'socket',
    appToken: 'xapp-1',
  });
  expect(() => readConfig({ SLACK_APP_TOKEN: 'xapp-1' })).toThrow('SLACK_BOT_TOKEN: missing');
});

test('many workspaces need a client, a signing secret and keys, and no token', () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  const oauth = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'c',
    SLACK_SIGNING_SECRET: 's',
    SLACK_ENCRYPTION_KEYS: `b:${key},a:${key}`,
  };
  expect(readConfig(oauth).slack).toMatchObject({
    mode: 'oauth',
    encryptionKeys: [
      { id: 'b', key: Buffer.alloc(32, 7) },
      { id: 'a', key: Buffer.alloc(32, 7) },
    ],
  });
  expect(() => readConfig({ ...oauth, SLACK_BOT_TOKEN: 'xoxb-1' })).toThrow('one workspace or many');
  expect(() => readConfig({ SLACK_CLIENT_ID: '1.2' })).toThrow(
    'SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET, SLACK_ENCRYPTION_KEYS',
  );
  for (const wrong of ['short:AAAA', key, `a:${key},a:${key}`]) {
    expect(() => readConfig({ ...oauth, SLACK_ENCRYPTION_KEYS: wrong })).toThrow('32 bytes');
  }
});

test('a model needs a key or an address of its own', () => {
  expect(readConfig({ OPENAI_MODEL: 'm' }).model).toBeUndefined();
  expect(readConfig({ OPENAI_BASE_URL: 'http://localhost:11434/v1', OPENAI_MODEL: 'm' }).model).toEqual({
    apiKey: undefined,
    baseUrl: 'http://localhost:11434/v1',
    model: 'm',
    patienceSeconds: 20,
    inputPrice: 0.25,
    outputPrice: 2,
    budgetPerDay: 5,
  });
});
