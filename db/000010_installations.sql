-- Slack workspaces that installed the app by OAuth. What their tokens are is sealed (AES-256-GCM): the key is a setting.
create table slack_installation (
  -- id of the workspace, or of the organisation that installed it for all of its workspaces
  team text primary key,
  key_id text not null,
  nonce bytea not null,
  sealed bytea not null,
  installed_at timestamptz not null default now()
);
