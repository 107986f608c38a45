/** Figures as a model would write them. */
export const count = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
export const percent = (rate: number): string => `${(100 * rate).toFixed(1).replace(/\.0$/, '')}%`;
export const whole = (rate: number): string => `about ${(100 * rate).toFixed(0)}%`;
export const points = (difference: number): string =>
  `${Math.abs(100 * difference).toFixed(1)} percentage points`;
export const days = (seconds: number): string => `${(seconds / 86_400).toFixed(1)} days`;
export const hours = (seconds: number): string => `${(seconds / 3600).toFixed(0)} hours`;
export const isSure = ({ low, high }: { low: number; high: number }): boolean => low > 0 || high < 0;
