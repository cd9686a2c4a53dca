import type { CascadeTemplate } from './cascade-template.js';

/**
 * The obligation of the cascade above to which a line of this template leads, through however many lines of this one;
 * null when its results stay here. A circle leads nowhere.
 */
export const fedAbove = ({ obligations }: Pick<CascadeTemplate, 'obligations'>, key: string): string | null => {
  const seen = new Set<string>();
  for (let at: string | undefined = key; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const feeds = obligations.find((one) => one.key === at)?.feeds;
    if (feeds?.of === 'parent') return feeds.obligation;
    at = feeds?.obligation;
  }
  return null;
};
