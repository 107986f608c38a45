import { weekdays } from '../../../journeys/weekdays.js';

export type Weekday = (typeof weekdays)[number];

export const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

export const isWeekday = (word: string): word is Weekday => weekdays.some((weekday) => weekday === word);
