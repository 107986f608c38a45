import type { ChatMessage } from '../chat-update.js';
import { element } from './element.js';

export interface Work {
  begin(threadTs: string): void;
  end(threadTs: string): void;
  mayBeStopped(threadTs: string, may: boolean): void;
  forget(): void;
  /** An answer is on its way. */
  isGoingOn(threadTs: string, messages: readonly ChatMessage[]): boolean;
  /** The sign of it, with Stop where that is possible. */
  view(threadTs: string, stop: () => void): HTMLElement;
}

/** In which conversations work goes on. */
export function createWork(): Work {
  const begun = new Set<string>();
  const stoppable = new Set<string>();
  return {
    begin: (threadTs) => begun.add(threadTs),
    end(threadTs) {
      begun.delete(threadTs);
      stoppable.delete(threadTs);
    },
    mayBeStopped(threadTs, may) {
      if (may) stoppable.add(threadTs);
      else stoppable.delete(threadTs);
    },
    forget() {
      begun.clear();
      stoppable.clear();
    },
    isGoingOn(threadTs, messages) {
      const last = messages.findLast((message) => message.threadTs === threadTs);
      return (
        begun.has(threadTs) || stoppable.has(threadTs) || last?.from === 'you' || last?.isStreaming === true
      );
    },
    view(threadTs, stop) {
      const dots = element(
        'span',
        { class: 'dots', 'aria-hidden': 'true' },
        element('i'),
        element('i'),
        element('i'),
      );
      const view = element('p', { class: 'working' }, 'Working it out', dots);
      if (!stoppable.has(threadTs)) return view;
      const button = element('button', { type: 'button', class: 'choice stop' }, 'Stop');
      button.addEventListener('click', stop);
      view.append(button);
      return view;
    },
  };
}
