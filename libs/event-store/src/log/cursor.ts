import { BadCursorError } from './errors.js';

/** How far a reader of the whole log has come: `{epoch}/{transaction}/{global position}`. Keep it as text, do not compute with it. */
export type Cursor = string;

/** Before the first event. */
export const START_OF_LOG: Cursor = '0/0/0';

export const cursorOf = (epoch: number, transactionId: string, globalPosition: string): Cursor =>
  `${epoch}/${transactionId}/${globalPosition}`;

/** @throws BadCursorError */
export const parseCursor = (cursor: Cursor): { epoch: number; transactionId: string; globalPosition: string } => {
  const [, epoch, transactionId, globalPosition] = /^(\d{1,9})\/(\d{1,19})\/(\d{1,18})$/.exec(cursor) ?? [];
  if (epoch !== undefined && transactionId !== undefined && globalPosition !== undefined)
    return { epoch: Number(epoch), transactionId, globalPosition };
  throw new BadCursorError({
    field: 'after',
    value: JSON.stringify(cursor),
    reason: 'is not a cursor of this log.',
    mend: 'Give START_OF_LOG or a cursor that readAll answered.',
  });
};

/** @throws BadCursorError */
export const checkLimit = (limit: number): void => {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 10_000) return;
  throw new BadCursorError({
    field: 'limit',
    value: String(limit),
    reason: 'is not a page size.',
    mend: 'Give a whole number from 1 to 10000.',
  });
};
