import { beforeAll, describe, expect, it } from 'vitest';
import { letterheadOf } from '../letterhead.js';
import { aLetter, partOf, someLateItems } from '../testing/a-letter.js';
import { chaseLetter, checkChaseTemplate, letterText } from './chase-letter.js';
import { defaultChaseTemplate } from './default-template.js';

let template: Buffer;
beforeAll(async () => {
  template = await defaultChaseTemplate('Huyện ủy Ninh Phước', 'party');
});

const leader = { title: 'Phó Bí thư', name: 'Nguyễn Xuân Hùng' };
const committee = { name: 'Huyện ủy Ninh Phước', class: 'issuer' as const, leader };
const office = {
  name: 'Văn phòng Huyện ủy Ninh Phước',
  class: 'office' as const,
  leader: { title: 'Chánh Văn phòng', name: 'Lê Kim Quân' },
};
const made = (count: number, unit: typeof committee | typeof office = committee): Buffer =>
  chaseLetter(
    template,
    aLetter(someLateItems(count), {
      letterhead: letterheadOf(unit, unit === office ? committee : { name: 'Tỉnh ủy Ninh Thuận' }),
      directive: {
        type: 'Kế hoạch',
        number: '87',
        sign: 'KH/HU',
        issuedOn: aLetter([]).directive.issuedOn,
        issuer: 'Ban Thường vụ Huyện ủy',
        subject: 'Thực hiện Chỉ thị số 36-CT/TU',
      },
      copies: ['Thường trực Tỉnh ủy (để báo cáo)'],
      filedAt: 'Văn phòng Huyện ủy',
    }),
  );

describe('a letter of a Party body in the layout of Hướng dẫn 36-HD/VPTW', () => {
  it('is filled from a template that the Office could upload', () => {
    expect(() => checkChaseTemplate(template)).not.toThrow();
    for (const count of [1, 3, 9]) expect(letterText(made(count)).join('\n')).not.toMatch(/[{}]/);
  });

  it('bears the name of the Party and no motto of the State, a star below the body, and number and sign with a hyphen', () => {
    const text = letterText(made(1));
    expect(text.slice(0, 3)).toEqual(['Đảng bộ tỉnh Ninh Thuận', 'Huyện ủy Ninh Phước', '*']);
    expect(text[3]).toMatch(/^Số +-CV\/HU$/);
    expect(text[4]).toBe('Đôn đốc gửi báo cáo kết quả 6 tháng đầu năm 2022');
    expect(text).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    expect(text.join('\n')).not.toMatch(/CỘNG HÒA|Độc lập|V\/v/);
    expect(text.find((line) => line.startsWith('Thực hiện'))).toContain('Kế hoạch số 87-KH/HU ngày');
  });

  it('has the type of Phụ lục 3: the title size 15, the subject 12 in italics', () => {
    const runs = partOf(made(1)).match(/<w:r>[\s\S]*?<\/w:r>/g) ?? [];
    const runOf = (text: string): string => runs.find((run) => run.includes(text)) ?? '';
    expect(runOf('ĐẢNG CỘNG SẢN VIỆT NAM')).toMatch(/<w:b\/>.*<w:sz w:val="30"/);
    expect(runOf('Đôn đốc gửi')).toMatch(/<w:i\/>.*<w:sz w:val="24"/);
    expect(runOf('Nơi nhận:')).toMatch(/<w:u w:val="single"\/>/);
    expect(runOf('T/M Ban Thường vụ')).toMatch(/<w:b\/>/);
    expect(runOf('Phó Bí thư')).not.toMatch(/<w:b\/>/);
  });

  it('ends with recipients as the source has them, and an office is signed by its head alone', () => {
    const text = letterText(made(3));
    const foot = text.slice(text.indexOf('Nơi nhận:'));
    expect(foot.slice(1, 4)).toEqual([
      '- Như trên,',
      '- Thường trực Tỉnh ủy (để báo cáo),',
      '- Lưu Văn phòng Huyện ủy.',
    ]);
    expect(foot.slice(4, 7)).toEqual(['T/M Ban Thường vụ', 'Phó Bí thư', 'Nguyễn Xuân Hùng']);
    expect(text).toContain('- Sở số 1,');
    const own = letterText(made(9, office));
    expect(own).toContain('Kính gửi: Các cấp ủy, cơ quan, đơn vị theo danh sách kèm theo.');
    expect(own.slice(own.indexOf('Nơi nhận:')).slice(4, 6)).toEqual(['Chánh Văn phòng', 'Lê Kim Quân']);
  });
});
