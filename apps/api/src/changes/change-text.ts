const CASCADE_OF = /^(?:directive:([^:]+)|plan:([^:]+):.*)$/;
/** Streams that change no cascade, only lists over all: the empty id stands for those. */
const LISTS_ONLY = /^(?:inbox|messages|channels:.*|webhooks|calendar-feeds)$/;

const streamsIn = (payload: string): { streams: string[]; more: boolean } => {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value === 'object' && value !== null && 'streams' in value && Array.isArray(value.streams)) {
      const streams = value.streams.filter((stream): stream is string => typeof stream === 'string');
      return { streams, more: !('more' in value) || value.more !== false };
    }
  } catch {
    // Not ours; everything may have changed.
  }
  return { streams: [], more: true };
};

/**
 * The cascades that a database notification is about; null among them: anything may have changed; empty: only lists.
 * @param payload JSON `{ streams: string[], more: boolean }` of the event store
 */
export const cascadesIn = (payload: string): (string | null)[] => {
  const { streams, more } = streamsIn(payload);
  const found = streams.map((stream) => {
    const match = CASCADE_OF.exec(stream);
    return match?.[1] ?? match?.[2] ?? (LISTS_ONLY.test(stream) ? '' : null);
  });
  return [...new Set(more ? [...found, null] : found)];
};

/** One server-sent event. */
export const changeText = (cascadeId: string | null): string => `data: ${JSON.stringify({ cascadeId })}\n\n`;
