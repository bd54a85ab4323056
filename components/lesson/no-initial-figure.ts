/** What `#initial-figure` is in the browser, where the figure's markup is in the page already. */
export const initialFigure = (_id: string): string => '';
