import { type TemplateBody, templateBodySchema } from '@dondoc/contracts';
import { isRecord } from '../body/template-body.js';

const readCopy = (kept: unknown): LocalCopy | null => {
  if (!isRecord(kept) || typeof kept['revision'] !== 'number') return null;
  const body = templateBodySchema.safeParse(kept['body']);
  const base = templateBodySchema.safeParse(kept['base']);
  return body.success && base.success ? { revision: kept['revision'], body: body.data, base: base.data } : null;
};

/** What was typed and not saved: the text, and the revision and text that it began from. */
export type LocalCopy = { revision: number; body: TemplateBody; base: TemplateBody };
export type CopyPlace = { username: string; templateId: string };

const keyOf = ({ username, templateId }: CopyPlace): string => `dondoc.draft.${username}.${templateId}`;

/** Keeps unsaved text in this browser until it is saved; a full store is no reason to stop typing. */
export const keepCopy = (place: CopyPlace, copy: LocalCopy): void => {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(copy));
  } catch (error) {
    console.warn(error);
  }
};

export const dropCopy = (place: CopyPlace): void => {
  try {
    localStorage.removeItem(keyOf(place));
  } catch (error) {
    console.warn(error);
  }
};

export const findCopy = (place: CopyPlace): LocalCopy | null => {
  try {
    return readCopy(JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null'));
  } catch {
    return null;
  }
};
