declare module 'wink-porter2-stemmer' {
  function porter2(word: string): string;
  export = porter2;
}
