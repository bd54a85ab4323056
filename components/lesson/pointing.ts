/** On a link in the text that points into a figure: the part it means, as the figure's model names it. */
export const POINTS_AT = 'data-points-at';
/** The id of a figure's place on the page. */
export const placeOf = (figure: string) => `figure-${figure}`;

/**
 * Tells which part of a figure a link in the text means, when one is followed or pointed at.
 * @returns what ends it
 */
export function onPointed(figure: string, light: (at: string | undefined) => void): () => void {
  const listen = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest(`a[${POINTS_AT}]`) : null;
    if (link?.getAttribute('href') === `#${placeOf(figure)}`)
      light(link.getAttribute(POINTS_AT) ?? undefined);
  };
  document.addEventListener('click', listen);
  document.addEventListener('focusin', listen);
  return () => {
    document.removeEventListener('click', listen);
    document.removeEventListener('focusin', listen);
  };
}
