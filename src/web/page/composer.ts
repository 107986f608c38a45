import { byId } from './element.js';

export interface Composer {
  readonly focus: () => void;
}

export interface ComposerEvents {
  /** @returns whether it was sent; if not, the text stays. */
  readonly onSend: (text: string) => Promise<boolean>;
  /** What was asked before, the latest last. */
  readonly history: () => readonly string[];
}

/** The question box: Enter sends, Shift+Enter breaks the line, arrows bring back what was asked, Escape clears. */
export function createComposer({ onSend, history }: ComposerEvents): Composer {
  const form = byId('composer', HTMLFormElement);
  const box = byId('question', HTMLTextAreaElement);
  let back = 0;

  const write = (text: string) => {
    box.value = text;
    fitHeight(box);
  };
  const send = async () => {
    const text = box.value.trim();
    if (text === '') return;
    write('');
    back = 0;
    if (!(await onSend(text))) write(text);
  };
  const recall = (steps: number) => {
    const asked = history();
    back = Math.max(0, Math.min(asked.length, back + steps));
    write(back === 0 ? '' : asked[asked.length - back]);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
    box.focus();
  });
  box.addEventListener('input', () => {
    back = 0;
    fitHeight(box);
  });
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const recalling = box.value === '' || back > 0;
    if (event.key === 'Enter' && !event.shiftKey) void send();
    else if (event.key === 'ArrowUp' && recalling) recall(1);
    else if (event.key === 'ArrowDown' && back > 0) recall(-1);
    else if (event.key === 'Escape') write('');
    else return;
    event.preventDefault();
  });
  // On a touch screen the keyboard would cover the conversation.
  return { focus: () => matchMedia('(hover: hover)').matches && box.focus() };
}

function fitHeight(box: HTMLTextAreaElement): void {
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
}
