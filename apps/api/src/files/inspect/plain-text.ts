import { TextDecoder } from 'node:util';
import type { ByteSource } from './byte-source.js';
import { RefusedContent } from './refused-content.js';

const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
/** Web pages and XML; an address in angle brackets (`<a@b.vn>`) is plain text. */
const MARKUP_FIRST = /^\s*<[a-z!?]/i;
const MARKUP = /<\/?(?:script|html|body|svg|iframe|object|embed|meta|link|img)\b/i;
const LONGEST_TAG = 10;

/** Plain UTF-8 text, read piece by piece. @throws RefusedContent `type` */
export const plainTextType = async (source: ByteSource): Promise<string> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [end, first] = ['', true];
  for await (const chunk of source.stream(0, source.size)) {
    const text = decoded(decoder, chunk as Buffer, true);
    // A tag may stand across two pieces.
    const seen = end + text;
    if (CONTROLS.test(text) || MARKUP.test(seen) || (first && MARKUP_FIRST.test(text)))
      throw new RefusedContent('type');
    first = first && text.trim() === '';
    end = seen.slice(-LONGEST_TAG);
  }
  decoded(decoder, undefined, false);
  return 'text/plain; charset=utf-8';
};

const decoded = (decoder: TextDecoder, chunk: Buffer | undefined, stream: boolean): string => {
  try {
    return decoder.decode(chunk, { stream });
  } catch {
    throw new RefusedContent('type');
  }
};
