/** Kinds from strongest to weakest; the rest follow by name. */
const kinds = ['customer', 'user', 'email', 'anonymous'];

interface Identifier {
  readonly kind: string;
  readonly value: string;
  /** Rising in order of first sight. */
  readonly change: number;
}

/** The identifiers of customers, of which one names each. */
export class Identifiers {
  private readonly strongest = new Map<number, Identifier>();
  private readonly emails = new Map<number, Identifier>();

  /** @param customer key of the customer. */
  add(customer: number, kind: string, value: string, change: number): void {
    const identifier = { kind, value, change };
    if (isStronger(identifier, this.strongest.get(customer))) this.strongest.set(customer, identifier);
    if (kind === 'email' && isStronger(identifier, this.emails.get(customer))) {
      this.emails.set(customer, identifier);
    }
  }

  /** Canonical id: the first seen of the strongest kind. */
  idOf(customer: number): string {
    return this.strongest.get(customer)?.value ?? `profile-${customer}`;
  }

  emailOf(customer: number): string | undefined {
    return this.emails.get(customer)?.value;
  }
}

function isStronger(a: Identifier, b: Identifier | undefined): boolean {
  if (!b) return true;
  if (a.kind === b.kind) return a.change < b.change;
  const difference = rankOf(a.kind) - rankOf(b.kind);
  return difference === 0 ? a.kind < b.kind : difference < 0;
}

function rankOf(kind: string): number {
  const rank = kinds.indexOf(kind);
  return rank < 0 ? kinds.length : rank;
}
