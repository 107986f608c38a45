import { element } from './element.js';

/** What a new conversation begins with. */
export function welcomeView(questions: readonly string[], ask: (question: string) => void): HTMLElement {
  const buttons = questions.map((question) => {
    const button = element('button', { type: 'button', class: 'starter' }, question);
    button.addEventListener('click', () => ask(question));
    return button;
  });
  return element(
    'div',
    { class: 'welcome' },
    element('p', { class: 'lead' }, 'What would you like to know about your customers?'),
    element('p', {}, 'Every figure in an answer is computed from what they really did, and can be checked.'),
    element('div', { class: 'starters' }, ...buttons),
  );
}
