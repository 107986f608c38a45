import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { FootpathError } from '../errors.js';

/** A key of 32 bytes with a name that tells it from the ones before and after it. */
export interface SealingKey {
  readonly id: string;
  readonly key: Buffer;
}

/** A text that only who has the key can read, and nobody can change or move to another place. */
export interface SealedText {
  readonly keyId: string;
  readonly nonce: Buffer;
  /** Sixteen bytes at its end authenticate it. */
  readonly sealed: Buffer;
}

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** @param place where it is kept: it can't be opened as the text of another one. */
export function sealText(text: string, place: string, [newest]: readonly SealingKey[]): SealedText {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, newest.key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { keyId: newest.id, nonce, sealed };
}

/** @throws FootpathError `bad_setting` when its key is not among these, `bad_data` when it was changed or moved. */
export function openText(
  { keyId, nonce, sealed }: SealedText,
  place: string,
  keys: readonly SealingKey[],
): string {
  const found = keys.find(({ id }) => id === keyId);
  if (!found) {
    throw new FootpathError(
      'bad_setting',
      `SLACK_ENCRYPTION_KEYS lacks the key “${keyId}”, with which a Slack workspace’s token is kept. Add it behind the newest one.`,
    );
  }
  try {
    const end = sealed.length - tagLength;
    const decipher = createDecipheriv(algorithm, found.key, nonce, { authTagLength: tagLength })
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new FootpathError(
      'bad_data',
      `What is kept of the Slack workspace ${place} can’t be opened with the key “${keyId}”: it was changed, or the key is another one. Install the app there again.`,
      { cause },
    );
  }
}
