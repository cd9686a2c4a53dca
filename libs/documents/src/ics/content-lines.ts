const encoder = new TextEncoder();

/** Octets of a line without its line break (RFC 5545, 3.1). */
const MOST_OCTETS = 75;

/** Text as a property value: backslash, comma and semicolon escaped, line ends as `\n` (RFC 5545, 3.3.11). */
export const escapedText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replace(/\n/g, '\\n')
    // Other control characters are not allowed anywhere in a calendar.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

/** Folds at 75 octets, never inside a letter: Vietnamese letters have up to three octets, some marks stand apart. */
export const folded = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const char of line) {
    const size = encoder.encode(char).length;
    // The space that begins a continued line counts, too.
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += char;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
};

export const textLine = (name: string, text: string): string => folded(`${name}:${escapedText(text)}`);
