/** Counts rows of ones and noughts, place by place, in groups. */
export interface RowCounts {
  /** @returns whether the row has a one. */
  add(row: Uint8Array, group?: number): boolean;
  /** Ones of every place: of all rows, and of those of each group. */
  counts(): { readonly all: Float64Array; readonly groups: readonly Float64Array[] };
}

/** Only where a run of ones begins and ends is written down, as rows of a life have few. */
export function rowCounts(length: number, groupCount: number): RowCounts {
  // Those of no group last.
  const changes = Array.from({ length: groupCount + 1 }, () => new Float64Array(length + 1));
  return {
    add(row, group = groupCount) {
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
    counts() {
      const counted = changes.map((ofGroup) => {
        let sum = 0;
        return ofGroup.subarray(0, length).map((change) => (sum += change));
      });
      const all = new Float64Array(length).map((_, place) =>
        counted.reduce((sum, ofGroup) => sum + ofGroup[place], 0),
      );
      return { all, groups: counted.slice(0, groupCount) };
    },
  };
}
