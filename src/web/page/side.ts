import type { Conversation } from './conversations.js';
import { byId, element } from './element.js';

export interface Side {
  show(conversations: readonly Conversation[], current: string | undefined): void;
}

/** The list of conversations; on a phone it opens over the conversation. */
export function startSide(open: (threadTs: string | undefined) => void): Side {
  const panel = byId('side', HTMLElement);
  const menu = byId('menu', HTMLButtonElement);
  const list = byId('threads', HTMLUListElement);

  const toggle = (expanded: boolean) => {
    panel.classList.toggle('open', expanded);
    menu.setAttribute('aria-expanded', String(expanded));
  };
  const choose = (threadTs: string | undefined) => {
    toggle(false);
    open(threadTs);
  };
  menu.addEventListener('click', () => {
    toggle(!panel.classList.contains('open'));
    if (panel.classList.contains('open')) panel.querySelector('button')?.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !panel.classList.contains('open')) return;
    toggle(false);
    menu.focus();
  });
  byId('new', HTMLButtonElement).addEventListener('click', () => choose(undefined));

  return {
    show(conversations, current) {
      list.replaceChildren(
        ...conversations.map(({ threadTs, title }) => {
          const button = element(
            'button',
            { type: 'button', 'aria-current': threadTs === current ? 'true' : undefined },
            title,
          );
          button.addEventListener('click', () => choose(threadTs));
          return element('li', {}, button);
        }),
      );
    },
  };
}
