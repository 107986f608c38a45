/** Why a language model could not be used; each is said to the user in its own words. */
export type FailureReason = 'slow' | 'down' | 'busy' | 'refused' | 'nonsense' | 'limit' | 'budget';

const sentences: Readonly<Record<FailureReason, string>> = {
  slow: 'The language model did not answer in time',
  down: 'The language model can not be reached',
  busy: 'The language model takes no more requests for now',
  refused: 'The language model refused the request; its key or its name may be wrong',
  nonsense: 'The language model did not answer in a way that can be used',
  limit: 'The language model needed too many steps',
  budget: 'What may be spent on the language model today is spent',
};

/** A model did not help: the question is answered without it. */
export class ModelFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, options?: ErrorOptions) {
    super(`${sentences[reason]}, so this was understood without it.`, options);
    this.name = 'ModelFailure';
    this.reason = reason;
  }
}
