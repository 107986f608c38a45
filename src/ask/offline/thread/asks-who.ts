import type { Question } from '../question.js';

const who =
  /^ (?:\w+ ){0,4}?(?:who (?:are|were) (?:they|these|those|the)|which (?:ones|customers|people|of them)|who exactly|list (?:them|these|those)|show (?:me )?them|(?:their |the )?names|who|(?:the |a )?list of (?:them|these|those|the)(?: \w+)?|(?:give|show|get|send|pull|see|have|want|need|make)(?: me| us)? (?:the|that|a|their|its) (?:full |whole |complete |customer )?(?:list|names))(?: exactly| are they| please| again)? $/;
const longest = 8;

/** `who are they?`, `give me the list`: the customers of the question before are wanted one by one. */
export const asksWho = ({ words }: Question): boolean => who.test(words.text);

/** The same, and nothing more. */
export const justAsksWho = (question: Question): boolean =>
  question.tokens.length <= longest && asksWho(question);
