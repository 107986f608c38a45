/** Counts rows of ones and noughts, place by place, in groups. */
export interface RowCounts {
  /** @returns whether the row has a one. */
  add(row: Uint8Array, group: number): boolean;
  /** Ones by group, then place. */
  counts(): Float64Array[];
}

/** Only where a run of ones begins and ends is written down, as rows of a life have few. */
export function rowCounts(length: number, groupCount: number): RowCounts {
  const changes = Array.from({ length: groupCount }, () => new Float64Array(length + 1));
  return {
    add(row, group) {
      const ofGroup = changes[group];
      let former = 0;
      let any = 0;
      for (let place = 0; place < length; place++) {
        const now = row[place];
        if (now === former) continue;
        ofGroup[place] += now - former;
        former = now;
        any = 1;
      }
      return any === 1;
    },
    counts: () =>
      changes.map((ofGroup) => {
        let sum = 0;
        return ofGroup.subarray(0, length).map((change) => (sum += change));
      }),
  };
}
