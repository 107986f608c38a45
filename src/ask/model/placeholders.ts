const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const phone = /(?<![\w-])\+?\d[\d\s().-]{7,}\d(?![\w-])/g;
const isoDate = /^\d{4}-\d{2}-\d{2}$/;
/** Words of a name, such as Van der Meer & Bos Media. */
const longestName = 12;

/** Stands in for what tells who somebody is, on the way to a model and back. */
export class Placeholders {
  private readonly byName = new Map<string, string>();
  private readonly names = new Map<string, string>();

  /** The placeholder of a name: the same one each time. */
  hide(name: string): string {
    const key = name.trim().toLowerCase();
    if (key === '') return name;
    const known = this.byName.get(key);
    if (known !== undefined) return known;
    const placeholder = `[customer ${this.names.size + 1}]`;
    this.byName.set(key, placeholder);
    this.names.set(placeholder, name.trim());
    return placeholder;
  }

  /** Hides the customers that a question or a quote names: names, ids, addresses, telephone numbers. */
  maskText(text: string, isCustomer: (text: string) => boolean): string {
    const words = [...text.matchAll(/\S+/g)];
    let masked = text;
    for (let first = 0; first < words.length; first++) {
      for (let length = Math.min(longestName, words.length - first); length > 0; length--) {
        const last = words[first + length - 1];
        const name = text
          .slice(words[first].index, last.index + last[0].length)
          .replace(/^["“'(]+|["”'),.?!:;]+$|['’]s$/g, '');
        if (name.length < 3 || !isCustomer(name)) continue;
        masked = masked.replaceAll(name, this.hide(name));
        first += length - 1;
        break;
      }
    }
    return this.mask(masked);
  }

  /** Hides every name that is known by now, and all addresses and telephone numbers. */
  mask(text: string): string {
    const masked = text
      .replace(address, (found) => this.hide(found))
      .replace(phone, (found) => (isoDate.test(found.trim()) ? found : this.hide(found)));
    const names = [...this.names].sort(([, a], [, b]) => b.length - a.length);
    return names.reduce(
      (rest, [placeholder, name]) =>
        rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escape(name)}(?![\\p{L}\\p{N}])`, 'giu'), placeholder),
      masked,
    );
  }

  /** Puts the names back. */
  reveal(text: string): string {
    return text.replace(/\[customer \d+\]/g, (placeholder) => this.names.get(placeholder) ?? placeholder);
  }
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
