/**
 * Text for Slack's mrkdwn, shown as it is: no mention, no link. Formatting marks (* _ ~ `) can't be escaped there;
 * where they matter, use rich text.
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
