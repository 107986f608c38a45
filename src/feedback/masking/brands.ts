import { nameWord } from './name-words.js';

/** Makes, shops and companies that are called as people are; written so, with their capitals, they are nobody's name. */
const brands =
  "Abercrombie & Fitch|Alfa Romeo|Aston Martin|Aunt Jemima|Barclays|Barnes & Noble|Ben & Jerry['’]?s|Ben and Jerry['’]?s|Bose|Bosch|Boots|Braun|Burger King|Calvin Klein|Cadbury|Caesar salad|Carl['’]s Jr|Charles Schwab|Charlotte Tilbury|Chase|Christian Dior|Christian Louboutin|Chrysler|Converse|Costco|Currys|Delonghi|Dell|Denny['’]s|Dior|Dolce & Gabbana|Dolce and Gabbana|Domino['’]s|Doc Martens|Dr\\.? Martens|Dr\\.? Oetker|Dr\\.? Pepper|Duolingo|Dyson|Eddie Bauer|Elizabeth Arden|Ernst & Young|Estée Lauder|Fanny Mae|Fannie Mae|Fisher Price|Ford Motor|Ford (?:Focus|Fiesta|Transit|Ranger|Kuga|Mustang|Escape|Explorer|Bronco)|Freddie Mac|Garmin|Giorgio Armani|Goldman Sachs|Google Gemini|Gucci|Harley Davidson|Harry Potter|Harry['’]s|Harrods|Harvey Nichols|Heinz|Helly Hansen|Hermès|Hermes|Hershey|Hertz|Hugo Boss|Hyde Park|Hunter (?:boots|wellies)|JP Morgan|J\\.P\\. Morgan|Jack & Jones|Jack Daniel['’]?s|Jack Wills|Jack Wolfskin|Jenkins (?:pipeline|build|job|server|plugin)|Jimmy Choo|Jimmy John['’]?s|Jo Malone|Joe & the Juice|John Deere|John Lewis|Johnnie Walker|Johnson & Johnson|Kate Spade|Kellogg['’]?s|Kenneth Cole|Kindle|KitchenAid|Klarna|Kobo|Kraft|Lacoste|Land Rover|Laura Ashley|Lenovo|Levi['’]?s|Lidl|Lincoln Center|Liz Claiborne|Lloyds|Logitech|Lord & Taylor|Louis Vuitton|Mac(?:Book|OS)|Macy['’]?s|Magnolia|Marc Jacobs|Marks (?:&|and) Spencer|Mary Kay|Mastercard|Mattel|Maven|Maytag|Mazda|McAfee|McDonald['’]?s|McKinsey|Mercedes(?:[ -]Benz)?|Merrill Lynch|Michael Kors|Michelin|Miele|Miu Miu|Morgan Stanley|Nando['’]?s|Nestlé|Nestle|Nike|Nikon|Nintendo|Nissan|Norton|Olive Garden|Oscar Mayer|Oral-?B|Paddy Power|Papa John['’]?s|Patagonia|Paul Smith|Peloton|Pepsi|Peugeot|Philips|Porsche|Prada|Primark|Procter & Gamble|Puma|Radisson|Ralph Lauren|Raymond James|Ray-?Bans?|Reebok|Renault|Revlon|Revolut|Robinhood|Rolex|Rolls[ -]Royce|Ruby (?:gem|on Rails|Tuesday)|Ryanair|Sainsbury['’]?s|Salesforce|Sam['’]s Club|Sara Lee|Santander|Sephora|Shopify|Siemens|Siri|Ski-?doo|Skoda|Sonos|Sony|Spotify|Starbucks|Steve Madden|Subaru|Suzuki|T-?Mobile|Ted Baker|Tesco|Tiffany & Co|Tim Hortons|Timberland|Tom Ford|Tommy Hilfiger|Tory Burch|Toyota|Trader Joe['’]?s|Trello|Twilio|Uber Eats|Uniqlo|Vera Wang|Victoria['’]?s Secret|Victoria (?:line|station|Station|Line)|Vivienne Westwood|Volvo|Walgreens|Walmart|Walt Disney|Warner Bros|Wells Fargo|Wendy['’]s|Wix|Wrangler|Yamaha|Yves Saint Laurent|Zara|Zalando|Zelle|Zendesk|Black Friday|Mother['’]s Day|Father['’]s Day|St\\.? Patrick['’]?s|Valentine['’]?s|Murphy['’]s law|Earl Grey|Bloody Mary|Granny Smith|Jack Russell|Stella Artois|Sam Adams";
const brand = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${brands})(?!\p{L}|-\p{Lu})`, 'gu');
const opening = '\u{E000}';
const closing = '\u{E001}';

/** What the work makes of a text in which it sees no makes. */
export function withoutBrands(text: string, work: (text: string) => string): string {
  const found: string[] = [];
  const hidden = text.replace(brand, (match, offset: number) => {
    const [, before = ''] = /(\p{Lu}\p{Ll}+)\s$/u.exec(text.slice(Math.max(0, offset - 20), offset)) ?? [];
    const hasGivenName = nameWord(before).isGiven && !nameWord(before).isOrdinary;
    const hasFamilyName =
      nameWord(match).isGiven && /^\s\p{Lu}\p{Ll}/u.test(text.slice(offset + match.length));
    return hasGivenName || hasFamilyName
      ? match
      : `${opening}${(found.push(match) - 1).toString()}${closing}`;
  });
  if (found.length === 0) return work(text);
  const place = new RegExp(`${opening}(\\d+)${closing}`, 'g');
  return work(hidden).replace(place, (_, index: string) => found[Number(index)]);
}
