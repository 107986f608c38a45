import { stem } from '../text/stem.js';
import { personStems } from './synonyms.js';

/** Of `customer 120`, `guest 20391`, `id 7`: a number behind such a word is an id; behind `guests` it would be how many. */
export const isOneCustomer = (word: string): boolean =>
  /^(?:id|case|caller|account|patient|player|member)$/.test(word) ||
  (personStems.has(stem(word)) && !/s$|^(?:people|person|everyone)$/.test(word));
