/** Words that hold sentences together, by language; of those written with Latin letters that customers here write most. */
const functionWords: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: 'the a an and is are was were to of in on it i my you your this that for with not have has be can do does did but so we they at as from what when how why very no just get',
    nl: 'de het een en is zijn was van in op ik mijn je dit dat voor met niet heb heeft kan maar we wij zo bij als wat hoe er nog te aan ook door naar geen wordt ons onze veel meer',
    de: 'der die das ein eine mein meine und ist sind war zu von in auf ich mein sie dies für mit nicht habe hat kann aber wir so bei als was wie es noch auch den dem nach kein wird uns unser sehr',
    fr: "le la les un une et est sont était de du des en sur je mon mes vous ce que pour avec pas ai a peut mais nous si chez comme quoi il encore aussi ne plus très c'est j'ai cela au ça",
    es: 'el la los las un una y es son era de en mi su este que para con no he ha puede pero nos si como lo se muy más por al del todo cuando está hay sin',
    it: 'il lo la gli un una e è sono era di in su io mio che per con non ho ha può ma noi se come più molto questo del della al anche ci',
    pt: 'o a os as um uma e é são era de em meu minha que para com não tenho tem pode mas nós se como mais muito este do da ao também isso por',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
);
/** Of all these languages. */
export const wordsOfGrammar: readonly string[] = Object.values(functionWords).flatMap((words) => [...words]);
const otherScript = /[^\P{L}\p{Script=Latin}]/gu;

/** The language of a text as a two-letter code: by its function words, `en` where nothing tells, `other` for other scripts. */
export function detectLanguage(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if ((text.match(otherScript)?.length ?? 0) > letters / 2) return 'other';
  const words = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const count = (language: string) =>
    words.reduce((sum, word) => sum + (functionWords[language].has(word) ? 1 : 0), 0);
  let best = { language: 'en', hits: count('en') };
  for (const language of Object.keys(functionWords)) {
    const hits = count(language);
    if (hits > best.hits) best = { language, hits };
  }
  return best.language;
}
