/** Digits and capitals without I, L, O, U: nothing that is mistaken for another when it is read from paper (Crockford). */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number of `length` times five bits, highest first. */
export const base32Of = (value: bigint, length: number): string =>
  Array.from({ length }, (_, index) => ALPHABET[Number((value >> BigInt(5 * (length - 1 - index))) & 31n)]).join('');

/** The number that a text of the alphabet stands for. */
export const base32Value = (text: string): bigint =>
  [...text].reduce((value, letter) => (value << 5n) | BigInt(ALPHABET.indexOf(letter)), 0n);

/** Bytes as a number, first byte highest. */
export const numberOf = (bytes: Buffer): bigint => BigInt(`0x0${bytes.toString('hex')}`);
