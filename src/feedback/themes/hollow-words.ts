/** Words that say nothing of a topic, whatever their distribution. */
const hollow = new Set(
  "a an the and or but if so than then i i'm i've i'd i'll me my mine we us our ours you your yours he she it its it's they them their they're you're we're there's her hers him his neither either itself themselves himself herself myself ourselves yourself this that that's these those is are am was were be been being do does did done doing have has had having will would can could can't cannot don't doesn't didn't isn't aren't wasn't won't wouldn't couldn't shouldn't haven't hasn't hadn't don doesn didn isn aren wasn wouldn couldn shouldn haven hasn hadn doesnt didnt should may might must to of in on at by for with from as about into over after before up down out off not no nor too very just only also again still even ever never now here there when where why how what which who whom all any both each few more most other some such own same s t ll ve re d m hi hello hey dear thanks thank cheers please regards because while until since get got go going went take takes took taking used although though within without nothing anything something everything everyone everybody someone nobody every another last much many really always already almost suddenly simply often quite rather perhaps maybe instead else think thinks thought during per ok okay yes yet far lot thing things one two three four five six seven eight nine ten make made us im ive dont cant de het een en van ik je op voor met niet der die das ein und ich zu nicht mit für le la les un une et des du est que qui pour pas el los las una y es en por para con no se".split(
    ' ',
  ),
);

/** @param word in lower case. */
export const isHollow = (word: string): boolean => hollow.has(word);
