import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Letter, LetterBody } from './letter.js';

const idOf = (messageId: string): string => createHash('sha256').update(messageId).digest('hex').slice(0, 24);

const comparable = (text: string): string => text.normalize('NFC').toLocaleLowerCase('vi');

const describe = async (raw: Buffer, now: string): Promise<Omit<Letter, 'to'>> => {
  const parsed = await simpleParser(raw);
  const messageId = parsed.messageId ?? `<${createHash('sha256').update(raw).digest('hex')}@no-message-id>`;
  return {
    id: idOf(messageId),
    messageId,
    from: parsed.from?.text ?? '',
    subject: parsed.subject ?? '',
    date: parsed.date?.toISOString() ?? null,
    receivedAt: now,
    duplicates: 0,
    attachments: parsed.attachments.map(({ filename, contentType, size }) => ({
      name: filename ?? 'tệp',
      mediaType: contentType,
      bytes: size,
    })),
  };
};

/** Letters as files: `<id>.eml` as it came, `<id>.json` with what the lists show. One letter per Message-ID. */
export class LetterStore {
  readonly #letters = new Map<string, Letter>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly now: () => string,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const letter: Letter = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      this.#letters.set(letter.id, letter);
    }
  }

  /** Keeps a letter; resolves when it is on disk. One after the other, so that a repeated letter is always noticed. */
  receive(raw: Buffer, recipients: readonly string[]): Promise<Letter> {
    const work = this.#queue.then(() => this.#keep(raw, recipients));
    this.#queue = work.catch(() => undefined);
    return work;
  }

  /** Newest first. `recipient`: part of an address, any case. */
  list(recipient = ''): Letter[] {
    const part = comparable(recipient.trim());
    return [...this.#letters.values()]
      .filter(({ to }) => part === '' || to.some((address) => comparable(address).includes(part)))
      .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt) || b.id.localeCompare(a.id));
  }

  find(id: string): Letter | undefined {
    return this.#letters.get(id);
  }

  async body({ id }: Letter): Promise<LetterBody> {
    const parsed = await simpleParser(await readFile(this.#file(id, 'eml')));
    return {
      text: parsed.text ?? null,
      html: parsed.html === false ? null : parsed.html,
      files: parsed.attachments.map(({ filename, contentType, content }) => ({
        name: filename ?? 'tệp',
        mediaType: contentType,
        content,
      })),
    };
  }

  async #keep(raw: Buffer, recipients: readonly string[]): Promise<Letter> {
    const to = recipients.map((address) => address.toLowerCase());
    const described = await describe(raw, this.now());
    const known = this.#letters.get(described.id);
    const repeated = known?.to.some((address) => to.includes(address)) ? 1 : 0;
    const letter: Letter = known
      ? { ...known, to: [...new Set([...known.to, ...to])], duplicates: known.duplicates + repeated }
      : { ...described, to };
    if (known === undefined) await this.#write(letter.id, 'eml', raw);
    await this.#write(letter.id, 'json', JSON.stringify(letter, null, 1));
    this.#letters.set(letter.id, letter);
    return letter;
  }

  async #write(id: string, ending: 'eml' | 'json', content: Buffer | string): Promise<void> {
    const file = this.#file(id, ending);
    await writeFile(`${file}.partial`, content, { mode: 0o600 });
    await rename(`${file}.partial`, file);
  }

  #file(id: string, ending: 'eml' | 'json'): string {
    return join(this.folder, `${id}.${ending}`);
  }
}
