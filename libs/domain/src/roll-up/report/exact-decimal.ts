/** A decimal without rounding: `digits` / 10^`scale`. */
export type ExactDecimal = { digits: bigint; scale: number };

/** The decimal that a number is written as: 0.1 is one tenth, not what the machine keeps of it. */
export const exactDecimal = (value: number): ExactDecimal => {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole + fraction);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
};

/** The sum of decimals, exact whatever their size. */
export const exactSum = (values: readonly number[]): ExactDecimal => {
  const all = values.map(exactDecimal);
  const scale = Math.max(0, ...all.map((one) => one.scale));
  const digits = all.reduce((sum, one) => sum + one.digits * 10n ** BigInt(scale - one.scale), 0n);
  return { digits, scale };
};

/** `-1234.5`: plain digits with a point, without needless zeros, never with an exponent. */
export const decimalText = ({ digits, scale }: ExactDecimal): string => {
  const negative = digits < 0n;
  const plain = String(negative ? -digits : digits).padStart(scale + 1, '0');
  const whole = plain.slice(0, plain.length - scale);
  const fraction = plain.slice(plain.length - scale).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${scale > 0 && fraction !== '' ? `.${fraction}` : ''}`;
};
