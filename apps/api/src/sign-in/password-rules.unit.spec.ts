import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { commonPasswords } from './common-passwords.js';
import { guessableLength, plain, weaknessOf } from './password-rules.js';

let known: ReadonlySet<string>;
beforeAll(async () => {
  known = await commonPasswords();
});

const context = ['Nguyễn Văn An', 'Sở Y tế', 'nguyen.van.an', 'an.nv@soyte.gov.vn'];
const codeOf = (password: string): string | undefined => weaknessOf(password, context, known)?.code;

describe('a password', () => {
  it('has 15 characters or more, counted as typed, whatever they are', () => {
    expect(codeOf('ngắn quá thôi!')).toBe('PASSWORD.TOO_SHORT');
    expect(weaknessOf('ngắn quá thôi!', [], known)?.title).toContain('14 ký tự');
    expect(codeOf('ngắn quá thôi!!'.normalize('NFD'))).toBeUndefined();
    expect(codeOf('mưa rơi trên mái ngói cũ'.repeat(3))).toBeUndefined();
    expect(codeOf('x'.repeat(201))).toBe('PASSWORD.TOO_LONG');
    expect(codeOf('🌧️🏠🚲🌾🐃🎋🍚⛵🏮🎑🌶️🦀🐓🍵🎐')).toBeUndefined();
  });

  it.each([
    'mực tím trên lưng trâu',
    'correct horse battery staple',
    'rJ8#kQz!vP2m@Lw',
    'chín bậu cửa sổ màu rêu',
    '7 cây cầu 3 bến đò',
  ])('may be any phrase: %s', (password) => expect(codeOf(password)).toBeUndefined());

  it.each([
    ['123456789012345', 'PASSWORD.COMMON'],
    ['qwertyuiopasdfghjkl', 'PASSWORD.COMMON'],
    ['Matkhau123456789', 'PASSWORD.COMMON'],
    ['Mật khẩu mới 2026', 'PASSWORD.COMMON'],
    ['password12345678', 'PASSWORD.COMMON'],
    ['bốn con cá vàng bơi ngửa', 'PASSWORD.COMMON'], // the example on the screen
    ['iloveyouiloveyou', 'PASSWORD.COMMON'],
    ['aaaaaaaaaaaaaaa', 'PASSWORD.REPEATED'],
    ['abc1abc1abc1abc1', 'PASSWORD.REPEATED'],
    ['!!!!!!!!!!!!!!!!', 'PASSWORD.REPEATED'],
    ['Nguyễn Văn An 1990', 'PASSWORD.CONTAINS_CONTEXT'],
    ['soyte.gov.vn-2026', 'PASSWORD.CONTAINS_CONTEXT'],
    ['dondoc-mau-2026', 'PASSWORD.CONTAINS_CONTEXT'],
    ['Đôn Đốc Sở Y tế 1', 'PASSWORD.CONTAINS_CONTEXT'],
  ])('is refused when a guesser would try it: %s', (password, code) => expect(codeOf(password)).toBe(code));

  it('names the word as people write it', () => {
    expect(weaknessOf('nguyen van an 1990', context, known)?.title).toBe(
      'Bỏ “Nguyễn Văn An” đi thì mật khẩu còn quá ít.',
    );
  });

  it('says which field, why and how to mend it, and never what was typed', () => {
    const problem = weaknessOf('matkhau123456789', context, known);
    expect(problem?.errors).toMatchObject([{ field: 'password', value: '•••' }]);
    expect(JSON.stringify(problem)).not.toContain('matkhau123456789');
  });

  it('of random letters is never refused for being guessable', () => {
    const letter = fc.constantFrom(...'bdghklmnprstvxăâêôơưáàạéẹíìóòúù0379#%&*+');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 24, maxLength: 64 }), (letters) => {
        const password = letters.join('');
        fc.pre(new Set(letters).size >= 12);
        expect(codeOf(password)).toBeUndefined();
      }),
    );
  });

  it('is judged the same in NFC and NFD', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(codeOf(text.normalize('NFD'))).toBe(codeOf(text.normalize('NFC')));
      }),
    );
  });

  it('never counts longer than it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(guessableLength(plain(text), known)).toBeLessThanOrEqual(plain(text).length);
      }),
    );
  });
});
