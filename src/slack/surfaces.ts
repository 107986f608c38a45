import { onAskAbout } from './on-ask-about.js';
import { onDefinitionForm } from './on-definition-form.js';
import { onDigestForm } from './on-digest-form.js';
import { onHomeButton } from './on-home-button.js';
import { onHomeOpened } from './on-home-opened.js';
import { onRating } from './on-rating.js';
import { onSessionStopped } from './on-session-stopped.js';
import { onSlashCommand } from './on-slash-command.js';
import { onThemeForm } from './on-theme-form.js';

/** What there is besides messages. */
export const surfaces = [
  onAskAbout,
  onDefinitionForm,
  onDigestForm,
  onHomeButton,
  onHomeOpened,
  onRating,
  onSessionStopped,
  onSlashCommand,
  onThemeForm,
] as const;
