import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const resolve = createRequire(import.meta.url).resolve;

/** Tinos has the widths of Times New Roman (Nghị định 30/2020/NĐ-CP, Phụ lục I) and every Vietnamese letter. */
const files = {
  regular: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  bold: '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  italic: '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
} as const;
export type Face = keyof typeof files;
export const faces = Object.keys(files) as Face[];

const read = new Map<Face, Buffer>();

/** The font's bytes, read once. */
export const fontOf = (face: Face): Buffer => {
  const bytes = read.get(face) ?? readFileSync(resolve(files[face]));
  read.set(face, bytes);
  return bytes;
};
