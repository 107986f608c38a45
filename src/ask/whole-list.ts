import { z } from 'zod';
import type { Envelope } from '../../tools/tool.js';
import type { ToolName } from '../../tools/tool-arguments.js';
import { formatCount } from './figure-format.js';

/** Rows that one file may have: the answer is computed, checked and kept with all of them. */
export const mostRows = 5000;

interface List {
  readonly noun: string;
  readonly lengths: z.ZodType<{ readonly listed: number; readonly all: number }>;
}

const rows = z.array(z.unknown());

/** Tools whose answers list the first of many. */
const lists: Partial<Record<ToolName, List>> = {
  customers: {
    noun: 'customers',
    lengths: z
      .object({ customers: rows, total: z.number() })
      .transform(({ customers, total }) => ({ listed: customers.length, all: total })),
  },
  churn_risk: {
    noun: 'customers',
    lengths: z
      .object({ customers: rows, listed_of: z.number() })
      .transform(({ customers, listed_of }) => ({ listed: customers.length, all: listed_of })),
  },
  feedback_search: {
    noun: 'texts',
    lengths: z
      .object({ hits: rows, matches: z.number() })
      .transform(({ hits, matches }) => ({ listed: hits.length, all: matches })),
  },
};

export interface WholeList {
  /** What people read: `All 609 customers as CSV`. */
  readonly label: string;
  /** What is asked: the same, and which list is meant. */
  readonly question: string;
}

/** How to ask for all rows of a list that an answer has only the first of; undefined where it has them all, or shows none. */
export function wholeListOf({ tool, data, receipt }: Envelope): WholeList | undefined {
  const list = lists[tool];
  const lengths = list?.lengths.safeParse(data).data;
  if (!list || !lengths || lengths.listed === 0) return undefined;
  const { listed, all } = lengths;
  if (listed >= Math.min(all, mostRows)) return undefined;
  const label = `${all > mostRows ? 'The first' : 'All'} ${formatCount(Math.min(all, mostRows))} ${list.noun} as CSV`;
  return { label, question: `${label} (${receipt})` };
}

const asked = /^(?:all|the first) [\d,]+ (?:customers|texts) as csv \((fp_[0-9a-f]{12})\)$/i;

/** The receipt of the answer whose list such a question wants whole; undefined for any other question. */
export const receiptOfWholeList = (question: string): string | undefined =>
  asked.exec(question.trim())?.[1]?.toLowerCase();

export const isCutList = (tool: ToolName): boolean => lists[tool] !== undefined;
