import { describe, expect, it } from 'vitest';
import { typedCode } from './typed-code.js';

const CODE = '01-7K3F-9QXM-2VTR-0000-1111-2222-3333-4444-5555-6666-7777';

describe('a typed code', () => {
  it('becomes what is printed', () => {
    expect(typedCode(CODE)).toBe(CODE);
    expect(typedCode(`  ${CODE.toLowerCase().replaceAll('-', ' ')} `)).toBe(CODE);
    expect(typedCode(CODE.replaceAll('-', '').replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(CODE);
    expect(typedCode(`https://dondoc.example.vn/kiem-tra/${CODE}/?x=1`)).toBe(CODE);
    expect(typedCode('   ')).toBe('');
  });
});
