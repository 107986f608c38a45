-- Which customers a class of readers sees: those whose traits, as they are now, have one of these values, all of them.
-- The rules are those of access.yaml; PostgreSQL holds a read-only role to them (row-rules.sql, once there are any).
create table row_rule (
  reader text not null,
  trait text not null,
  values text[] not null,
  primary key (reader, trait)
);

-- The customers of the reader that the transaction names. Nobody without rules: who is unknown sees nothing.
create function visible_customers() returns setof integer
language sql stable security definer set search_path from current as $$
  with rules as (select trait, values from row_rule where reader = current_setting('footpath.reader', true)),
  now as (
    select distinct on (customer_id, trait_id) customer_id, rules.values, value
    from rules join trait on trait.name = rules.trait
    join trait_value on trait_id = trait.id
    join profile on profile.id = profile_id
    order by customer_id, trait_id, since desc, profile_id desc
  )
  select customer_id from now where value = any(values)
  group by customer_id having count(*) = (select count(*) from rules)
$$;

create function visible_profiles() returns setof integer
language sql stable security definer set search_path from current as $$
  select id from profile where customer_id in (select visible_customers())
$$;
