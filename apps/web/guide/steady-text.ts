/** The day on which the product's own clock stands still in the guide. */
const GUIDE_DAY = '23/11/2026';
/** What the guide shows in place of hours of the real day. */
const SHOWN_INSTANT = `07:35 ngày ${GUIDE_DAY}`;
const SHOWN_HASH = '8c1f60d5a2b94e7730de4f9612ab58c7d3e0496bf1825c7a9e04b6d7231fa58e';
const SHOWN_RECEIPT = '7K2M-4Q8X-9R3T';

const DAY_MS = 86_400_000;

/** Days as the screens write them, in Asia/Ho_Chi_Minh, around the real one: sign-ins and sessions live in real time. */
const realDays = (): string[] =>
  [-1, 0, 1]
    .map((days) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now() + days * DAY_MS),
    )
    .filter((day) => day !== GUIDE_DAY);

/**
 * A script for the page: hashes, numbers of receipts and hours of the real day, other in each run, become the same in each
 * picture. Everything else is shown as it is.
 */
export const steadyText = (): string => {
  const instants = realDays().map((day) => String.raw`\d\d:\d\d ngày ${day}`);
  const replaced = [
    [instants.join('|'), SHOWN_INSTANT],
    [String.raw`\b[0-9a-f]{64}\b`, SHOWN_HASH],
    [String.raw`\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b`, SHOWN_RECEIPT],
  ];
  return `{
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
      for (const [from, to] of ${JSON.stringify(replaced)}) {
        const steady = texts.currentNode.nodeValue.replace(new RegExp(from, 'g'), to);
        if (steady !== texts.currentNode.nodeValue) texts.currentNode.nodeValue = steady;
      }
  }`;
};
