import { directiveReadingSchema } from '@dondoc/contracts';
import { isRecord, recordsOf } from '../body/template-body.js';
import { beginDecisions, type Decision, type PasteState } from './decisions.js';

const KEY = 'dondoc.pasted';

export const nothingPasted: PasteState = { text: '', reading: null, document: 0, decisions: { state: [], chosen: [] } };

const readKept = (kept: unknown): PasteState => {
  if (!isRecord(kept) || typeof kept['text'] !== 'string') return nothingPasted;
  const reading = directiveReadingSchema.safeParse(kept['reading']);
  if (!reading.success) return { ...nothingPasted, text: kept['text'] };
  const document = typeof kept['document'] === 'number' ? kept['document'] : 0;
  const fresh = beginDecisions(reading.data.documents[document]?.obligations ?? []);
  const [decisions] = recordsOf([kept['decisions']]);
  const states = Array.isArray(decisions?.['state']) ? (decisions['state'] as Decision[]) : [];
  const chosen = Array.isArray(decisions?.['chosen']) ? (decisions['chosen'] as number[]) : [];
  const fits = states.length === fresh.state.length && chosen.length === fresh.chosen.length;
  return {
    text: kept['text'],
    reading: reading.data,
    document,
    decisions: fits ? { state: states, chosen } : fresh,
  };
};

/** What was pasted and decided in this tab, so that a reload loses nothing. */
export const findPasted = (): PasteState => {
  try {
    return readKept(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
  } catch {
    return nothingPasted;
  }
};

export const keepPasted = (state: PasteState): void => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch (error) {
    console.warn(error);
  }
};

export const dropPasted = (): void => {
  try {
    sessionStorage.removeItem(KEY);
  } catch (error) {
    console.warn(error);
  }
};
