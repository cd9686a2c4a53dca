import type { ItemRefusal } from '@dondoc/commands';
import type { Instant, SubmissionContent } from '@dondoc/domain';
import type { Entry } from './entry.js';

/** A file that stands in for a missing one, so that the rules behind it are asked, too. */
const SOME_FILE = { fileId: 'x', name: 'x.pdf', size: 1, mediaType: 'application/pdf', sha256: '0'.repeat(64) };

/** Numbers to try in place of a wrong one: bounds of figures and scores hold one of them nearly always. */
const NUMBERS = [0, 1, 100, 1_000_000];

const without = (entry: Entry, name: 'expectedVersion'): Entry => {
  const copy = { ...entry };
  delete copy[name];
  return copy;
};

const withoutSent = ({ sentOn: _, ...content }: SubmissionContent): SubmissionContent => content;

/**
 * Variants of an entry in which the field of a refusal is right, if there is one. They are only asked about, never entered:
 * the rules stop at the first fault, people want all of them.
 */
const mended = (entry: Entry, { field }: ItemRefusal, now: Instant): Entry[] => {
  const { content, paper } = entry;
  const [group = '', key = ''] = [field.split('.')[0], field.split('.').slice(1).join('.')];
  const withContent = (change: Partial<SubmissionContent>): Entry => ({ ...entry, content: { ...content, ...change } });
  if (field === 'documentNumber') return [withContent({ documentNumber: '1/BC' })];
  if (field === 'files') return [withContent({ files: [SOME_FILE] })];
  if (field === 'signedOn') return [withContent({ signedOn: '1990-01-01' as SubmissionContent['signedOn'] })];
  if (field === 'sentOn') return [{ ...entry, content: withoutSent(content) }];
  if (field === 'expectedVersion') return [without(entry, 'expectedVersion')];
  if (field === 'paper.receivedAt' && paper) return [{ ...entry, paper: { ...paper, receivedAt: now } }];
  if (field === 'paper.reason' && paper) return [{ ...entry, paper: { ...paper, reason: 'x' } }];
  if (group === 'figures') {
    const { [key]: _, ...others } = content.figures;
    return [withContent({ figures: others }), ...NUMBERS.map((n) => withContent({ figures: { ...others, [key]: n } }))];
  }
  if (group === 'scores') {
    const { [key]: _, ...others } = content.scores ?? {};
    return [withContent({ scores: others }), ...NUMBERS.map((n) => withContent({ scores: { ...others, [key]: n } }))];
  }
  return [];
};

const MOST_ROUNDS = 100;

/** Every refusal of an entry, one per field, in the order in which the rules find them. */
export const allRefusals = async (
  entry: Entry,
  ask: (tried: Entry) => Promise<ItemRefusal | null>,
  now: Instant,
): Promise<ItemRefusal[]> => {
  const found: ItemRefusal[] = [];
  let tried = entry;
  let refusal = await ask(tried);
  for (let round = 0; refusal !== null && round < MOST_ROUNDS; round += 1) {
    const { field } = refusal;
    if (found.some((one) => one.field === field)) break;
    found.push(refusal);
    let next: ItemRefusal | null = refusal;
    for (const variant of mended(tried, refusal, now)) {
      next = await ask(variant);
      if (next?.field === field) continue;
      tried = variant;
      break;
    }
    refusal = next?.field === field ? null : next;
  }
  return found;
};
