import { withoutMarks } from '@dondoc/domain';
import type { Details } from './sheet-kind.js';

/** `Sở Y tế`, `SO-Y-TE` and `so-y-te` are one code. */
export const codeKey = (text: string): string =>
  withoutMarks(text)
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '');

/** Finds things by their code or name, as people type them: with or without marks, in any case. */
export class CodeIndex {
  private readonly byCode = new Map<string, string>();
  private readonly byName = new Map<string, Set<string>>();

  /** @param what what is looked for, for people: “đơn vị” */
  constructor(
    things: Iterable<{ id: string; names: readonly string[] }>,
    private readonly what: string,
  ) {
    for (const { id, names } of things) {
      this.byCode.set(codeKey(id), id);
      for (const name of names) {
        const key = codeKey(name);
        this.byName.set(key, (this.byName.get(key) ?? new Set()).add(id));
      }
    }
  }

  /** The one thing that is meant, or why it is not clear. A code goes before a name. */
  find(typed: string): string | Omit<Details, 'field'> {
    const key = codeKey(typed);
    const coded = this.byCode.get(key);
    if (coded !== undefined) return coded;
    const named = [...(this.byName.get(key) ?? [])];
    if (named.length === 1 && named[0] !== undefined) return named[0];
    const several = named.length > 1;
    return {
      code: 'IMPORT.CELL_INVALID',
      value: typed,
      reason: several
        ? `Có ${named.length} ${this.what} cùng tên này.`
        : `Không tìm thấy ${this.what} theo mã hoặc tên này.`,
      mend: several ? `Dùng mã: ${named.slice(0, 5).join('; ')}.` : `Chép đúng mã ${this.what} từ mẫu tải về.`,
    };
  }
}
