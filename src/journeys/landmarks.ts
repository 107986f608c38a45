/**
 * Customers, each at a moment of their own: what is known lies before it, what is to be foretold after it. A customer
 * may stand there at several moments.
 */
export interface Landmarks {
  readonly customers: Uint32Array;
  /** Unix seconds, exclusive: an event of that very second comes after. */
  readonly times: Uint32Array;
}
