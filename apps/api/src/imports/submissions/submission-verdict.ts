import { tryAct } from '@dondoc/commands';
import type { ReadRow, RowFault } from '@dondoc/documents';
import type { JobRef } from '@dondoc/domain';
import { refKey } from '@dondoc/read-models';
import { faultAt, type RowVerdict } from '../sheet-kind.js';
import { allRefusals } from './all-refusals.js';
import type { Entry } from './entry.js';
import { checkRights, checkTwice, entryIn, type Note, type Reading, refIn } from './row-entry.js';
import { FIGURE, SCORE } from './submission-spec.js';

/** Field of a refusal → column of the sheet. */
const COLUMNS: Readonly<Record<string, string>> = {
  documentNumber: 'number',
  signedOn: 'signedOn',
  sentOn: 'sentOn',
  receivedAt: 'receivedAt',
  'paper.receivedAt': 'receivedAt',
  'paper.reason': 'reason',
  files: 'files',
  expectedVersion: 'seen',
  lineId: 'line',
  unitId: 'unit',
};

const columnOf = (field: string): string => {
  const [group = '', ...rest] = field.split('.');
  if (group === 'figures') return `${FIGURE}${rest.join('.')}`;
  if (group === 'scores') return `${SCORE}${rest.join('.')}`;
  return COLUMNS[field] ?? 'line';
};

/** What was entered from this sheet before is not entered again; what was returned may come back as it was. */
const hasCome = (row: ReadRow, ref: JobRef, entry: Entry, { newest, known, returned, doubled }: Reading): boolean => {
  const seen = row.values['seen'];
  const key = refKey(ref);
  const newer = typeof seen === 'number' ? seen < (known.get(key)?.version ?? 0) : !returned.has(key);
  return newer && !doubled.has(row.row) && newest.has(ref, entry);
};

const tryEntry = (ref: JobRef, entry: Entry, { row }: ReadRow, { dry, question }: Reading) => {
  const context = { commandId: `import-dry:${row}`, actor: question.asker.username, now: question.now };
  return tryAct(() => dry.receiveSubmission(ref, { submissionId: `dry-${row}`, ...entry }, context));
};

/** Everything that is wrong with a row, or what would be entered for it; nothing when it has come already. */
export const submissionVerdict = async (row: ReadRow, reading: Reading): Promise<RowVerdict> => {
  const faults: RowFault[] = [...row.faults];
  const note: Note = (key, details) => {
    // One cell, one fault: what could not be read is not judged again.
    if (!faults.some((one) => one.key === key)) faults.push(faultAt(row, reading.sheet, reading.spec, key, details));
  };
  const ref = refIn(row, reading, note);
  const entry = entryIn(row, ref, reading, note);
  if (ref && faults.length === 0 && hasCome(row, ref, entry, reading))
    return { row: row.row, label: refKey(ref), faults, item: null, ref };
  checkTwice(row, reading, note);
  if (ref && checkRights(ref, entry, reading, note)) {
    const ask = (tried: Entry) => tryEntry(ref, tried, row, reading);
    for (const refusal of await allRefusals(entry, ask, reading.question.now)) {
      // Whether the period was locked at a moment that is wrong itself, nobody knows.
      const unknown = refusal.code === 'OBLIGATION.LOCKED' && faults.some(({ key }) => key === 'receivedAt');
      if (!unknown) note(columnOf(refusal.field), refusal);
    }
  }
  const label = ref ? (reading.labels.get(refKey(ref)) ?? refKey(ref)) : `Dòng ${row.row}`;
  const item = ref && faults.length === 0 ? { label, ref, body: entry } : null;
  return { row: row.row, label, faults, item, ...(ref ? { ref } : {}) };
};
