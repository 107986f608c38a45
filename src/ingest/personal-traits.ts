const personalNames = [
  /^(full|first|last|middle|given|family|sur|maiden|user|display|contact|customer|person|nick)?name$/,
  /^e?mail(address)?$/,
  /email/,
  /^(tele|mobile|cell|home|work|contact)?phone(number)?$/,
  /^(mobile|cell|fax|telephone)(number)?$/,
  /^(street|home|postal|mailing|billing|shipping)?address(line)?\d*$/,
  /^(dob|dateofbirth|birth(day|date))$/,
  /^(ssn|socialsecurity(number|id)?|passport(number)?|ipaddress|ip)$/,
];

/** Whether a trait of this name tells who a person is. */
export function isPersonalName(trait: string): boolean {
  const bare = trait.toLowerCase().replace(/[^a-z0-9]/g, '');
  return personalNames.some((pattern) => pattern.test(bare));
}
