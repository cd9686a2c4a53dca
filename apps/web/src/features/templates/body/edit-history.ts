/** Every state of a text in one session. `field`: what the newest edit changed; typing on in it stays one step. */
export type EditHistory<T> = {
  past: readonly T[];
  present: T;
  future: readonly T[];
  field: string | null;
};

export const beginHistory = <T>(present: T): EditHistory<T> => ({ past: [], present, future: [], field: null });

/** @param field name of what is edited; null: always a step of its own */
export const edited = <T>(history: EditHistory<T>, present: T, field: string | null): EditHistory<T> => {
  if (present === history.present) return history;
  const typingOn = field !== null && field === history.field;
  return { past: typingOn ? history.past : [...history.past, history.present], present, future: [], field };
};

/** The field has been left: the next edit is a new step even there. */
export const settled = <T>(history: EditHistory<T>): EditHistory<T> =>
  history.field === null ? history : { ...history, field: null };

export const undone = <T>({ past, present, future, ...history }: EditHistory<T>): EditHistory<T> => {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future, ...history };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], field: null };
};

export const redone = <T>({ past, present, future, ...history }: EditHistory<T>): EditHistory<T> => {
  const [after, ...rest] = future;
  if (after === undefined) return { past, present, future, ...history };
  return { past: [...past, present], present: after, future: rest, field: null };
};
