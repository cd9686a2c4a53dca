import { formatDate, fullNumber, numberText } from '@dondoc/domain';
import { legalCount, legalDate, legalMoment, openDate } from '../layout/legal-date.js';
import { fullCitation, shortCitation } from './citation.js';
import {
  addressees,
  chasedIn,
  needsAnnex,
  situation,
  stillLateFrom,
  subjectOf,
  whatIsOwed,
  whereTo,
  whoIsAsked,
} from './grammar.js';
import type { ChaseFacts, LateItem, Letterhead } from './letter-facts.js';

/** A value of a placeholder: text, a list of rows, or a part that is there or not. */
export type TemplateValues = { [name: string]: string | boolean | readonly TemplateValues[] };

const noteOf = ({ daysLate, returnedUntil, extended }: LateItem): string => {
  if (daysLate === null)
    return returnedUntil === null ? 'Trả lại' : `Trả lại, hạn bổ sung ${formatDate(returnedUntil)}`;
  return extended ? 'Đã gia hạn' : '';
};

const rowOf = (item: LateItem, index: number): TemplateValues => {
  const { unitName, title, dueOn, hour, daysLate, remindedOn } = item;
  return {
    stt: String(index + 1),
    don_vi: unitName,
    noi_dung: title,
    thoi_han: `${hour === null ? '' : `${hour}, `}${formatDate(dueOn)}`,
    so_ngay_cham: daysLate === null ? '—' : numberText(daysLate),
    nhac_gan_nhat: remindedOn === null ? '—' : formatDate(remindedOn),
    ghi_chu: noteOf(item),
  };
};

/** The number stands blank until the Office enters it after signing; a long sign leaves it less room. */
const openNumber = (sign: string): string => fullNumber(' '.repeat(sign.length > 14 ? 5 : 8), sign);

/** Who signs: in whose name, and the post below it; one line alone is in bold. */
const signing = ({ capacity }: Letterhead): { quyen_han: string; chuc_danh: string } => {
  const lines = capacity.filter((line) => line !== '');
  const [last = ''] = lines.slice(-1);
  if (lines.length < 2) return { quyen_han: last, chuc_danh: '' };
  return { quyen_han: lines.slice(0, -1).join('\n'), chuc_danh: last };
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const copiesOf = (copies: readonly string[]): TemplateValues[] =>
  ['Như trên', ...copies].map((ten) => ({ ten: ten.replace(/[.;,\s]+$/, '') }));

const ended = (text: string): string => {
  const plain = text.trim();
  return plain === '' || /[.!?…]$/.test(plain) ? plain : `${plain}.`;
};

/** Everything that stands in a chase letter, by the names of the placeholders. */
export const chaseValues = (facts: ChaseFacts): TemplateValues => {
  const { letterhead, directive, items, newDate, consequence } = facts;
  const chased = chasedIn(items, letterhead.layout);
  const short = shortCitation(directive);
  const { one, listed } = addressees(chased);
  const annexed = needsAnnex(chased);
  const subject = facts.subject ?? subjectOf(chased, short);
  return {
    co_quan_chu_quan: letterhead.superior ?? '',
    co_quan_ban_hanh: letterhead.agency,
    co_quan: letterhead.name,
    so_ky_hieu: openNumber(letterhead.sign),
    dia_danh: letterhead.place,
    ngay_thang: openDate(facts.draftedOn),
    trich_yeu: subject,
    trich_yeu_hoa: capital(subject),
    kinh_gui: one,
    danh_sach_kinh_gui: listed.map((ten) => ({ ten })),
    van_ban: fullCitation(directive),
    van_ban_tat: short,
    thoi_diem: legalMoment(facts.asOf),
    tinh_hinh: situation(chased, short),
    de_nghi: facts.asks,
    don_vi_cham: whoIsAsked(chased),
    noi_dung_can_gui: whatIsOwed(chased, short),
    noi_nhan_bao_cao: whereTo(chased, short),
    han_moi: newDate === null ? 'ngày … tháng … năm …' : legalDate(newDate),
    khong_gia_han: stillLateFrom(chased, short),
    hau_qua: ended(consequence),
    so_don_vi: legalCount(chased.units.length),
    so_noi_dung: legalCount(items.length),
    noi_nhan: copiesOf(facts.copies),
    luu: facts.filedAt,
    chuc_vu: letterhead.capacity.join('\n'),
    ...signing(letterhead),
    nguoi_ky: letterhead.signatory,
    phu_luc: annexed ? [{ dong: items.map(rowOf) }] : [],
  };
};
