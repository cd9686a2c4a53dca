import { create } from 'qrcode';

/** `dark[row][column]`: the squares of the QR code of a text, without the quiet zone around it. */
export type QrMatrix = { size: number; dark: readonly (readonly boolean[])[] };

/** Level M: a seventh of the code may be soiled. */
export const qrMatrix = (text: string): QrMatrix => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const line = Array.from({ length: size }, (_, index) => index);
  return { size, dark: line.map((row) => line.map((column) => modules.get(row, column) === 1)) };
};
