import type { Conversation } from './conversations.js';
import { byId, element } from './element.js';

export interface Side {
  /** @param current the conversation that is open, or `home`. */
  show(conversations: readonly Conversation[], current: string | undefined): void;
}

export interface SideEvents {
  readonly open: (threadTs: string | undefined) => void;
  readonly openHome: () => void;
}

/** The list of conversations; on a phone it opens over the conversation. */
export function startSide({ open, openHome }: SideEvents): Side {
  const panel = byId('side', HTMLElement);
  const menu = byId('menu', HTMLButtonElement);
  const home = byId('home', HTMLButtonElement);
  const list = byId('threads', HTMLUListElement);

  const toggle = (expanded: boolean) => {
    panel.classList.toggle('open', expanded);
    menu.setAttribute('aria-expanded', String(expanded));
  };
  const on = (button: HTMLButtonElement, act: () => void) =>
    button.addEventListener('click', () => {
      toggle(false);
      act();
    });
  menu.addEventListener('click', () => {
    toggle(!panel.classList.contains('open'));
    if (panel.classList.contains('open')) panel.querySelector('button')?.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !panel.classList.contains('open')) return;
    toggle(false);
    menu.focus();
  });
  on(byId('new', HTMLButtonElement), () => open(undefined));
  on(home, openHome);

  return {
    show(conversations, current) {
      home.setAttribute('aria-current', String(current === 'home'));
      list.replaceChildren(
        ...conversations.map(({ threadTs, title }) => {
          const button = element(
            'button',
            { type: 'button', 'aria-current': threadTs === current ? 'true' : undefined },
            title,
          );
          on(button, () => open(threadTs));
          return element('li', {}, button);
        }),
      );
    },
  };
}
