import { randomNormal, type Random } from '../../stats/random.js';
import { day, hour, month } from '../calendar.js';
import type { Happening } from '../happening.js';
import { arrivals, soonAfter } from '../weekly-rhythm.js';
import { drawRemark, type MoodAt, type Remark } from '../words/topic.js';

export interface Ticket {
  readonly opened: number;
  readonly solved?: number;
  readonly reopened?: number;
  readonly solvedAgain?: number;
  /** What it says; tickets taken by phone have no text. */
  readonly remark?: Remark;
}

const ticketsPerMonth = 0.3;
const solvedShare = 0.94;
const reopenedShare = 0.18;
const writtenShare = 0.34;

/** All tickets a customer would open between two moments: the same for every kind, plan and size. */
export function drawTickets(from: number, until: number, moodAt: MoodAt, random: Random): Ticket[] {
  return arrivals(random, from, until, (ticketsPerMonth * day) / month).map((opened) => {
    const remark =
      random() < writtenShare ? drawRemark(moodAt(opened, 'support tickets'), random) : undefined;
    if (random() >= solvedShare) return { opened, remark };
    const solved = opened + 16 * hour * Math.exp(1.1 * randomNormal(random));
    // Bookkeeping mends invoice errors itself: so the two causes of churn never come in one ticket.
    const final = random() >= reopenedShare || remark?.topics.includes('invoice errors');
    if (final) return { opened, remark, solved };
    const reopened = soonAfter(random, solved, 1.5 * day, 7 * day);
    return { opened, remark, solved, reopened, solvedAgain: soonAfter(random, reopened, 1.5 * day, 8 * day) };
  });
}

export function ticketHappenings(tickets: readonly Ticket[]): Happening[] {
  return tickets.flatMap(({ opened, solved, reopened, solvedAgain }, ticket) => [
    { activity: 'Opened Ticket', at: opened, ticket },
    ...(solved ? [{ activity: 'Ticket Solved', at: solved, ticket } as const] : []),
    ...(reopened ? [{ activity: 'Ticket Reopened', at: reopened, ticket } as const] : []),
    ...(solvedAgain ? [{ activity: 'Ticket Solved', at: solvedAgain, ticket } as const] : []),
  ]);
}
