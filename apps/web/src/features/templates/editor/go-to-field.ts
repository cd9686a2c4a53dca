import type { Path } from '../body/template-body.js';
import { fieldId } from './editor-context.js';

const FOCUSABLE = 'input, select, textarea, button';

const focusable = (id: string): HTMLElement | null => {
  const found = document.getElementById(id);
  if (found === null) return null;
  return found.matches(FOCUSABLE) ? found : (found.querySelector<HTMLElement>(FOCUSABLE) ?? found);
};

/** First control whose field lies below the path: `due` leads to the words of the due date. */
const below = (path: Path): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[id^="${CSS.escape(`${fieldId(path)}.`)}"]`);

/** Puts the focus on the control of a field, or on the nearest one around it. */
export const focusField = (path: Path): void => {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const target = focusable(fieldId(part)) ?? (length > 2 || part[0] !== 'obligations' ? below(part) : null);
    if (target === null) continue;
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    return;
  }
  document.getElementById('editor-form')?.focus();
};
