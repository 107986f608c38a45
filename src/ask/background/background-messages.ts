import { z } from 'zod';
import type { ErrorCode } from '../../errors.js';
import type { JourneyLog } from '../../journeys/journey-log.js';
import type { Ground } from '../../../tools/background.js';
import type { ToolName } from '../../../tools/tool-arguments.js';

/** What the worker is told. It keeps the logs that it was given, by number, until it is told to forget them. */
export type Order =
  | { readonly kind: 'keep'; readonly logNumber: number; readonly log: JourneyLog }
  | { readonly kind: 'forget'; readonly logNumber: number }
  | ({
      readonly kind: 'compute';
      readonly logNumber: number;
      readonly tool: ToolName;
      readonly args: unknown;
    } & Pick<Ground, 'definitions' | 'versions' | 'asOf'>);

/** What it tells of the one computation that it is at. */
export type Report =
  | { readonly kind: 'progress'; readonly label: string; readonly done: number; readonly total?: number }
  | { readonly kind: 'progress done'; readonly label: string }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly code?: ErrorCode; readonly message: string; readonly stack?: string };

/** Threads of one process trust each other: nothing is looked at. */
export const orderSchema = z.custom<Order>();
export const reportSchema = z.custom<Report>();
