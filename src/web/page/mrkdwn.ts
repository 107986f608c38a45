/** Slack's mrkdwn, read into what it means. */
export type MrkdwnNode =
  | { readonly kind: 'text' | 'code' | 'preformatted'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike' | 'quote'; readonly children: readonly MrkdwnNode[] }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  | { readonly kind: 'mention' }
  | { readonly kind: 'break' };

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** The next thing that is more than text: code, a link or mention, marked text, a line break. */
const special =
  /```(?<preformatted>[^]+?)```|`(?<code>[^`\n]+)`|<(?<angle>[^<>\n]+)>|(?<![\p{L}\p{N}*_~])(?<mark>[*_~])(?=\S)(?<marked>[^\n]*?\S)\k<mark>(?![\p{L}\p{N}])|(?<break>\n)/u;

export function parseMrkdwn(source: string): MrkdwnNode[] {
  const lines = source.split('\n');
  const quoted = lines.findIndex((line) => !line.startsWith('&gt;'));
  if (quoted === 0) return parseInline(source);
  const end = quoted < 0 ? lines.length : quoted;
  const quote = lines.slice(0, end).map((line) => line.replace(/^&gt; ?/, ''));
  const rest = lines.slice(end);
  return [
    { kind: 'quote', children: parseInline(quote.join('\n')) },
    ...(rest.length > 0 ? parseInline(rest.join('\n')) : []),
  ];
}

function parseInline(source: string): MrkdwnNode[] {
  const match = special.exec(source);
  if (!match) return source === '' ? [] : [{ kind: 'text', text: unescape(source) }];
  return [
    ...parseInline(source.slice(0, match.index)),
    specialNode(match.groups ?? {}),
    ...parseInline(source.slice(match.index + match[0].length)),
  ];
}

function specialNode(groups: Readonly<Record<string, string | undefined>>): MrkdwnNode {
  const { preformatted, code, angle, mark, marked } = groups;
  if (preformatted !== undefined) return { kind: 'preformatted', text: unescape(preformatted) };
  if (code !== undefined) return { kind: 'code', text: unescape(code) };
  if (angle !== undefined) return angleNode(angle);
  if (marked !== undefined && (mark === '*' || mark === '_' || mark === '~')) {
    return { kind: marks[mark], children: parseInline(marked) };
  }
  return { kind: 'break' };
}

/** `<https://…|label>`, `<@U1>`, `<!here>`, `<#C1|name>`. */
function angleNode(angle: string): MrkdwnNode {
  const [target, label] = angle.split('|');
  if (target.startsWith('@')) return { kind: 'mention' };
  if (target.startsWith('!')) return { kind: 'text', text: `@${label ?? target.slice(1)}` };
  if (target.startsWith('#')) return { kind: 'text', text: `#${label ?? target.slice(1)}` };
  if (!/^(https?|mailto):/.test(target)) return { kind: 'text', text: unescape(angle) };
  return { kind: 'link', url: unescape(target), text: unescape(label ?? target) };
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
