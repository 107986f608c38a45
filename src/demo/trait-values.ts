/** The values of Harbor's traits, and the kinds of customers that stand behind them but in no file. */
export const kinds = ['steady', 'teams', 'seasonal', 'explorers'] as const;
export const sizes = ['1-10', '11-50', '51-200', '200+'] as const;
export const devices = ['desktop', 'mobile'] as const;
export const channels = ['organic', 'paid search', 'referral', 'social', 'partner'] as const;
export const countries = ['NL', 'DE', 'UK', 'US', 'FR', 'ES'] as const;
export const industries = ['agency', 'retail', 'construction', 'software', 'consulting'] as const;
export const plans = ['free', 'starter', 'team', 'enterprise'] as const;
export const playbooks = ['by judgement', 'by lot'] as const;

export type Kind = (typeof kinds)[number];
export type Size = (typeof sizes)[number];
export type Device = (typeof devices)[number];
export type Channel = (typeof channels)[number];
export type Country = (typeof countries)[number];
export type Industry = (typeof industries)[number];
export type Plan = (typeof plans)[number];
export type Playbook = (typeof playbooks)[number];
