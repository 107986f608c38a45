import { element } from './element.js';

export interface PageFile {
  readonly url: string;
  readonly altText: string;
}

/** A picture in the width of the message; a click shows it in full size. */
export function pictureView({ url, altText }: PageFile): HTMLElement {
  const image = element('img', { src: url, alt: altText, width: 1200, height: 700 });
  const link = element('a', { href: url, target: '_blank', title: 'Open in full size' }, image);
  return element('figure', { class: 'chart' }, link);
}
