/**
 * The right SQL for a four-step funnel over table `e (customer, seq, ts, activity)` and `c (customer, plan)`: how many
 * customers of each plan came how far. Two ways, because each engine does another one best.
 */
export interface FunnelSql {
  readonly windows: string;
  /** DuckDB only. */
  readonly asof: string;
}

const steps = 4;

/** @param within seconds, counted from the first step, inclusive. */
export function funnelSql(activities: readonly number[], within: number): FunnelSql {
  const counted = `select plan, level, count(*) as customers from levels join c using (customer) group by plan, level`;
  return {
    windows: `${windows(activities, within)} ${counted}`,
    asof: `${asof(activities, within)} ${counted}`,
  };
}

/** The latest start that is still running is carried from step to step. */
function windows(activities: readonly number[], within: number): string {
  const before = 'over (partition by customer order by seq rows between unbounded preceding and 1 preceding)';
  const tables = [
    `r1 as (select *, case when activity = ${activities[0]} then ts end as s1 from e where activity in (${activities.join()}))`,
  ];
  for (let step = 2; step <= steps; step++) {
    // PostgreSQL has no `ignore nulls`; starts only grow, so the largest is the last.
    tables.push(
      `b${step} as (select *, max(s${step - 1}) ${before} as p${step} from r${step - 1})`,
      `r${step} as (select *, case when activity = ${activities[step - 1]} and ts - p${step} <= ${within} then p${step} end as s${step} from b${step})`,
    );
  }
  const level =
    'case when s4 is not null then 4 when s3 is not null then 3 when s2 is not null then 2 when s1 is not null then 1 end';
  return `with ${tables.join(', ')}, levels as (select customer, max(${level}) as level from r4 group by customer having max(${level}) is not null)`;
}

function asof(activities: readonly number[], within: number): string {
  const tables = [`s1 as (select customer, seq, ts as start from e where activity = ${activities[0]})`];
  for (let step = 2; step <= steps; step++) {
    tables.push(
      `s${step} as (select e.customer, e.seq, former.start from e asof join s${step - 1} former
         on e.customer = former.customer and e.seq > former.seq
         where e.activity = ${activities[step - 1]} and e.ts - former.start <= ${within})`,
    );
  }
  const reached = [1, 2, 3, 4].map((step) => `select distinct customer, ${step} as level from s${step}`);
  return `with ${tables.join(', ')}, levels as (select customer, max(level) as level from (${reached.join(' union all ')}) group by customer)`;
}
