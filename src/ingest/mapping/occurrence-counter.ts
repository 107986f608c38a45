const slotWords = 3;

/**
 * Counts how often each fingerprint (64 bits, as two unsigned 32-bit words) has come: a growing hash table in one
 * typed array, since a file can hold more records than a Map could.
 */
export class OccurrenceCounter {
  private mask = (1 << 16) - 1;
  /** Per slot: the two words, and the count; 0 is a free slot. */
  private slots = new Uint32Array((this.mask + 1) * slotWords);
  private used = 0;

  /** How often this fingerprint has come before. */
  count(high: number, low: number): number {
    const slot = this.find(high, low);
    const before = this.slots[slot + 2];
    if (before === 0) {
      this.slots[slot] = high;
      this.slots[slot + 1] = low;
      this.used++;
    }
    this.slots[slot + 2] = before + 1;
    if (this.used > this.mask * 0.6) this.grow();
    return before;
  }

  private find(high: number, low: number): number {
    for (let place = low & this.mask; ; place = (place + 1) & this.mask) {
      const slot = place * slotWords;
      if (this.slots[slot + 2] === 0) return slot;
      if (this.slots[slot] === high && this.slots[slot + 1] === low) return slot;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.mask = this.mask * 2 + 1;
    this.slots = new Uint32Array((this.mask + 1) * slotWords);
    for (let slot = 0; slot < old.length; slot += slotWords) {
      if (old[slot + 2] === 0) continue;
      this.slots.set(old.subarray(slot, slot + slotWords), this.find(old[slot], old[slot + 1]));
    }
  }
}
