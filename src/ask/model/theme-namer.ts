import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { NameThemes } from '../../feedback/feedback-reader.js';
import { packageFile } from '../../package-root.js';
import type { ChatModel } from './chat-model.js';
import { ModelFailure } from './model-failure.js';
import { describeTool } from './model-tools.js';
import type { Spending } from './spending.js';

const namesSchema = z.object({
  names: z.array(z.object({ theme: z.number().int().describe('its number'), name: z.string() })),
});

/**
 * Names of themes by a language model. It gets their distinctive words, and nothing that a customer wrote.
 * @param patienceSeconds for one request.
 */
export function createThemeNamer(model: ChatModel, spending: Spending, patienceSeconds: number): NameThemes {
  const tool = describeTool('name_themes', 'Give each theme a name.', namesSchema);
  return async (themes) => {
    try {
      spending.check();
      const completion = await model.complete(
        [
          { role: 'system', content: readFileSync(packageFile('prompts', 'theme-names.md'), 'utf8') },
          {
            role: 'user',
            content: JSON.stringify(themes.map((theme, place) => ({ theme: place + 1, ...theme }))),
          },
        ],
        [tool],
        AbortSignal.timeout(patienceSeconds * 1000),
      );
      spending.add(completion.inputTokens, completion.outputTokens);
      const names = namesIn(completion.calls[0]?.args ?? '');
      return themes.map((_, place) => names.find(({ theme }) => theme === place + 1)?.name);
    } catch (error) {
      if (error instanceof ModelFailure) return [];
      throw error;
    }
  };
}

function namesIn(args: string): z.output<typeof namesSchema>['names'] {
  try {
    return namesSchema.parse(JSON.parse(args)).names;
  } catch (cause) {
    throw new ModelFailure('nonsense', { cause });
  }
}
