/** Pictures that were drawn lately, so that what many ask is drawn once. The one that was not wanted for longest goes first. */
export class KeptPictures {
  readonly #most: number;
  readonly #pictures = new Map<string, Promise<Uint8Array>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** @param svg what is to be seen. @param draw makes the picture of it. */
  async of(svg: string, draw: (svg: string) => Promise<Uint8Array>): Promise<Uint8Array> {
    const picture = this.#pictures.get(svg) ?? draw(svg);
    this.#pictures.delete(svg);
    this.#pictures.set(svg, picture);
    const [oldest] = this.#pictures.keys();
    if (this.#pictures.size > this.#most) this.#pictures.delete(oldest);
    try {
      return await picture;
    } catch (error) {
      this.#pictures.delete(svg);
      throw error;
    }
  }
}
