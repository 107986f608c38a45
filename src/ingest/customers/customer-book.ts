import { isEmail, type Identifier } from './identifier.js';

/**
 * What sets customers apart: a customer has at most one `customer` id, and without any at most one `user` id. Where
 * a source takes the e-mail address for the customer id, that may stand beside the id of another source.
 */
export interface Anchor {
  readonly customer?: string;
  readonly mailbox?: string;
  readonly user?: string;
}

/** Two customers became one because their identifiers stood in one record. */
export interface Merge {
  readonly kept: number;
  readonly merged: number;
  readonly identifiers: readonly Identifier[];
  readonly line: number;
}

/** An identifier that was left out of a record, since it belongs to another customer. */
export interface Conflict extends Identifier {
  readonly profile: number;
  readonly line: number;
}

/**
 * Decides record by record which profile a record belongs to and which customers are the same. Everything known
 * about the identifiers of a batch is put in first; what is new comes out. New profiles have the ids -1, -2, ….
 */
export class CustomerBook {
  newProfiles = 0;
  readonly newIdentifiers: { readonly identifier: Identifier; readonly profile: number }[] = [];
  readonly merges: Merge[] = [];
  readonly conflicts: Conflict[] = [];

  private readonly profiles = new Map<string, number>();
  private readonly customers = new Map<number, number>();
  private readonly anchors = new Map<number, Anchor>();

  addIdentifier(identifier: Identifier, profile: number): void {
    this.profiles.set(identifierKey(identifier), profile);
  }

  addProfile(profile: number, customer: number, anchor: Anchor): void {
    this.customers.set(profile, customer);
    this.anchors.set(customer, anchor);
  }

  profileOf(identifier: Identifier): number | undefined {
    return this.profiles.get(identifierKey(identifier));
  }

  /** The customer of a profile after all merges so far. */
  customerOf(profile: number): number {
    let customer = this.customers.get(profile) ?? profile;
    for (let next = this.customers.get(customer); next !== undefined && next !== customer;) {
      customer = next;
      next = this.customers.get(customer);
    }
    return customer;
  }

  /**
   * The profile of a record.
   * @param identifiers of the record, strongest first, at least one.
   */
  assign(identifiers: readonly Identifier[], line: number): number {
    const [strongest] = identifiers;
    const known = this.profileOf(strongest);
    if (known !== undefined && identifiers.every((identifier) => this.profileOf(identifier) === known))
      return known;
    const { accepted, refused } = this.separate(identifiers);
    const profile = this.homeOf(accepted);
    this.conflicts.push(...refused.map((identifier) => ({ ...identifier, profile, line })));
    for (const identifier of accepted) {
      const other = this.profileOf(identifier);
      if (other === undefined) this.attach(identifier, profile);
      else this.merge(profile, other, accepted, line);
    }
    return profile;
  }

  /** Refuses the weaker identifiers that would make two different customers one. */
  private separate(identifiers: readonly Identifier[]): { accepted: Identifier[]; refused: Identifier[] } {
    const accepted: Identifier[] = [];
    const refused: Identifier[] = [];
    let anchor: Anchor = {};
    for (const identifier of identifiers) {
      const other = this.anchorOf(identifier);
      if (areDifferent(anchor, other)) refused.push(identifier);
      else {
        accepted.push(identifier);
        anchor = joined(anchor, other);
      }
    }
    return { accepted, refused };
  }

  /**
   * Where a record belongs: the profile of its strongest identifier. A customer or user id that is new begins a
   * profile of its own, even where a visitor or mailbox is known: the two are merged, with the record as evidence.
   */
  private homeOf(accepted: readonly Identifier[]): number {
    const [strongest] = accepted;
    const known = this.profileOf(strongest);
    if (known !== undefined) return known;
    const others = accepted.map((identifier) => this.profileOf(identifier));
    const profile = isAnchor(strongest) ? undefined : others.find((other) => other !== undefined);
    if (profile !== undefined) return profile;
    this.newProfiles++;
    this.addProfile(-this.newProfiles, -this.newProfiles, {});
    this.attach(strongest, -this.newProfiles);
    return -this.newProfiles;
  }

  private attach(identifier: Identifier, profile: number): void {
    this.addIdentifier(identifier, profile);
    this.newIdentifiers.push({ identifier, profile });
    const customer = this.customerOf(profile);
    this.anchors.set(customer, joined(this.anchors.get(customer) ?? {}, anchorBy(identifier)));
  }

  private merge(first: number, second: number, identifiers: readonly Identifier[], line: number): void {
    const [one, other] = [this.customerOf(first), this.customerOf(second)];
    if (one === other) return;
    const [kept, merged] = isOlder(one, other) ? [one, other] : [other, one];
    this.customers.set(merged, kept);
    this.anchors.set(kept, joined(this.anchors.get(kept) ?? {}, this.anchors.get(merged) ?? {}));
    this.merges.push({ kept, merged, identifiers, line });
  }

  private anchorOf(identifier: Identifier): Anchor {
    const profile = this.profileOf(identifier);
    return profile === undefined ? anchorBy(identifier) : (this.anchors.get(this.customerOf(profile)) ?? {});
  }
}

function identifierKey({ kind, value }: Identifier): string {
  return `${kind}\x1f${value}`;
}

function isAnchor({ kind }: Identifier): boolean {
  return kind === 'customer' || kind === 'user';
}

function anchorBy({ kind, value }: Identifier): Anchor {
  if (kind === 'user') return { user: value };
  if (kind !== 'customer') return {};
  return isEmail(value) ? { mailbox: value } : { customer: value };
}

function joined(first: Anchor, second: Anchor): Anchor {
  return {
    customer: first.customer ?? second.customer,
    mailbox: first.mailbox ?? second.mailbox,
    user: first.user ?? second.user,
  };
}

function areDifferent(first: Anchor, second: Anchor): boolean {
  const { customer, mailbox } = joined(first, second);
  if (customer === undefined && mailbox === undefined) return differ(first.user, second.user);
  return differ(first.customer, second.customer) || differ(first.mailbox, second.mailbox);
}

function differ(first: string | undefined, second: string | undefined): boolean {
  return first !== undefined && second !== undefined && first !== second;
}

/** Ids grow with age; those of new profiles are negative and younger than all. */
function isOlder(first: number, second: number): boolean {
  if (first > 0 !== second > 0) return first > 0;
  return Math.abs(first) < Math.abs(second);
}
