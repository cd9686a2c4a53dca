const CHUNK = 65_536;

const isBrokenPipe = (error: unknown): boolean => (error as { code?: string } | null)?.code === 'EPIPE';

const write = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });

/** Writes a text given in pieces, as fast as it is read; a reader that has gone away (`| head`) is no fault. */
export const writeAll = async (stream: NodeJS.WritableStream, pieces: Iterable<string>): Promise<void> => {
  stream.on('error', () => undefined); // told to whoever writes; without a listener it would end the process
  let waiting = '';
  try {
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < CHUNK) continue;
      await write(stream, waiting);
      waiting = '';
    }
    if (waiting !== '') await write(stream, waiting);
  } catch (error) {
    if (!isBrokenPipe(error)) throw error;
  }
};
