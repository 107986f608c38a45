/** Ratings above this are on the scale of NPS, 0 to 10. */
const mostStars = 5;

/**
 * What a rating says, −1 to 1: 1 to 5 stars, or NPS with its detractors (0–6), passives and promoters (9–10).
 *
 * @param highest rating that its source has given.
 */
export function sentimentOfRating(rating: number, highest: number): number {
  if (highest <= mostStars) return Math.max(-1, Math.min(1, (rating - 3) / 2));
  if (rating >= 9) return 1;
  return rating >= 7 ? 0 : Math.max(-1, (rating - 7) / 4);
}
