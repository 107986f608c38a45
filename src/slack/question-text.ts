/**
 * What a person wrote, from Slack's markup: without the bot's mention, with channels, links and addresses as they
 * were typed, and with its escapes undone.
 */
export function questionText(text: string, botUserId: string): string {
  return text
    .replaceAll(`<@${botUserId}>`, ' ')
    .replace(/<(?:mailto:|https?:\/\/)[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<(?:mailto:)?([a-z]+:\/\/[^|>]*|[^@#!|>][^|>]*)>/g, '$1')
    .replace(/<#[^|>]*\|([^>]*)>/g, '#$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether the text speaks to somebody, the bot included. */
export function mentionsSomebody(text: string): boolean {
  return /<@[UW][A-Z0-9]+/.test(text);
}
