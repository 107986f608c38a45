import type { ModelConfig } from '../../config.js';
import { ModelFailure } from './model-failure.js';

type Prices = Pick<ModelConfig, 'inputPrice' | 'outputPrice' | 'budgetPerDay'>;

/** Keeps count of what the model costs, from midnight to midnight UTC. */
export class Spending {
  private day = '';
  private spent = 0;

  private readonly prices: Prices;
  private readonly now: () => Date;

  constructor(prices: Prices, now: () => Date = () => new Date()) {
    this.prices = prices;
    this.now = now;
  }

  /** @throws ModelFailure `budget` when nothing is left for today. */
  check(): void {
    this.turnDay();
    if (this.spent >= this.prices.budgetPerDay) throw new ModelFailure('budget');
  }

  add(inputTokens: number, outputTokens: number): void {
    this.turnDay();
    const { inputPrice, outputPrice } = this.prices;
    this.spent += (inputTokens * inputPrice + outputTokens * outputPrice) / 1e6;
  }

  private turnDay(): void {
    const today = this.now().toISOString().slice(0, 10);
    if (today !== this.day) this.spent = 0;
    this.day = today;
  }
}
