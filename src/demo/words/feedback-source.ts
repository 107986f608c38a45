export const feedbackSources = [
  'nps',
  'trustpilot',
  'google',
  'app store',
  'support tickets',
  'social',
] as const;
export type FeedbackSource = (typeof feedbackSources)[number];
