import { weekdays } from '../../journeys/weekdays.js';
import type { Option } from '../block-elements.js';
import { truncate } from '../truncate.js';
import { fields, modals } from './modal-ids.js';
import type { ModalView } from './view-schema.js';
import { viewText } from './view-text.js';

export interface DigestForm {
  /** `monday` … */
  readonly weekday: string;
  /** HH:MM */
  readonly time: string;
  readonly timezone: string;
  /** Where it goes. */
  readonly channel: string;
  /** Of the one that is changed. */
  readonly id?: number;
  readonly question?: string;
  /** Of an alert, such as `over 5%`. */
  readonly bound?: string;
}

const longestQuestion = 2000;

/** Begins a weekly digest, or changes one. */
export function digestModal(form: DigestForm): ModalView {
  const { channel, id, question, bound, weekday, time, timezone } = form;
  const days = weekdays.map(dayOption);
  const day = days.find(({ value }) => value === weekday) ?? days[0];
  return {
    type: 'modal',
    callback_id: modals.digest,
    private_metadata: JSON.stringify({ channel, ...(id === undefined ? {} : { id }) }),
    title: viewText(id === undefined ? 'New weekly digest' : 'Weekly digest', 24),
    submit: viewText('Save', 24),
    close: viewText('Cancel', 24),
    blocks: [
      {
        type: 'input',
        block_id: fields.question,
        label: viewText('A question to answer every week', 2000),
        hint: viewText('Leave it empty for the digest: what really changed in the last week.', 2000),
        optional: true,
        element: {
          type: 'plain_text_input',
          action_id: fields.question,
          max_length: longestQuestion,
          ...(question ? { initial_value: truncate(question, longestQuestion) } : {}),
        },
      },
      {
        type: 'input',
        block_id: fields.bound,
        label: viewText('Only when its figure goes', 2000),
        hint: viewText(
          'An alert: “over 5%”, “under 100”. It is looked at every day. Leave it empty to get the answer every week.',
          2000,
        ),
        optional: true,
        element: {
          type: 'plain_text_input',
          action_id: fields.bound,
          max_length: 50,
          ...(bound ? { initial_value: bound } : {}),
        },
      },
      {
        type: 'input',
        block_id: fields.weekday,
        label: viewText('Day', 2000),
        element: { type: 'static_select', action_id: fields.weekday, options: days, initial_option: day },
      },
      {
        type: 'input',
        block_id: fields.time,
        label: viewText('Time', 2000),
        element: { type: 'timepicker', action_id: fields.time, initial_time: time },
      },
      {
        type: 'input',
        block_id: fields.timezone,
        label: viewText('Time zone', 2000),
        hint: viewText('Such as Europe/Amsterdam', 2000),
        element: {
          type: 'plain_text_input',
          action_id: fields.timezone,
          initial_value: timezone,
          max_length: 100,
        },
      },
    ],
  };
}

function dayOption(day: string): Option {
  return { text: viewText(day.charAt(0).toUpperCase() + day.slice(1), 75), value: day };
}
