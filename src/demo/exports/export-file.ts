import type { Member } from '../company.js';
import type { Activity, Happening } from '../happening.js';

/** One line of an export and when its source recorded it, Unix seconds. */
export interface ExportLine {
  readonly at: number;
  readonly text: string;
}

/** An export file of one of Harbor's sources, before resent, late and malformed records come in. */
export interface ExportFile {
  /** Without its ending; its mapping has the same. */
  readonly name: string;
  readonly format: 'csv' | 'jsonl';
  /** First line of a CSV file. */
  readonly header?: string;
  readonly lines: readonly ExportLine[];
  /** Lines that can't be loaded, as such systems leave them now and then. */
  readonly malformed: readonly string[];
}

/** A line for each happening that a source records; `write` gives undefined for those that it lost. */
export function happeningLines(
  members: readonly Member[],
  activities: readonly Activity[],
  write: (member: Member, happened: Happening, index: number) => string | undefined,
): ExportLine[] {
  return members.flatMap((member) =>
    member.story.happenings.flatMap((happened, index) => {
      if (!activities.includes(happened.activity)) return [];
      const text = write(member, happened, index);
      return text === undefined ? [] : [{ at: happened.at, text }];
    }),
  );
}

export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return cells.map((cell) => csvCell(String(cell ?? ''))).join(',');
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** 2026-05-04T10:22:33.000Z */
export function isoTime(at: number): string {
  return new Date(Math.floor(at) * 1000).toISOString();
}
