/** An attribute of customers, as of the log's `until`. */
export type Trait = TextTrait | NumberTrait;

interface TraitCommon {
  readonly name: string;
  /** Names a person (name, e-mail, phone …): shown only to those who may see it, never used as a cause. */
  readonly personal: boolean;
  /** Earlier values, where a customer had any: for looking back with `--as-of`. */
  readonly history: TraitHistory;
}

export interface TextTrait extends TraitCommon {
  readonly kind: 'text';
  /** Per customer: 0 is unknown, else the place in `values` plus 1. */
  readonly codes: Uint32Array;
  /** In order of first use. A log as of an earlier day also names those that only came later. */
  readonly values: readonly string[];
}

export interface NumberTrait extends TraitCommon {
  readonly kind: 'number';
  /** Per customer; NaN is unknown. */
  readonly numbers: Float64Array;
}

/**
 * Every value that a customer's trait took, where it ever changed or came to be known at a known time;
 * sorted by customer, then time. The column above holds the last of them.
 */
export interface TraitHistory {
  readonly customers: Uint32Array;
  /** Unix seconds since when the value holds; 0 where the time isn't known. */
  readonly since: Uint32Array;
  /** Codes of a text trait, numbers of a number trait. */
  readonly values: Float64Array;
}
