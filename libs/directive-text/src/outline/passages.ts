import type { Block } from '../layout/blocks.js';
import { type Marker, markerLevels } from '../layout/markers.js';
import { fold } from '../text/folding.js';

/** What a part of a directive is for: aims exhort, targets count, doing says who owes what. */
export type SectionKind = 'none' | 'aims' | 'targets' | 'content' | 'doing';

/** A paragraph with its place: `above` are the headings and lead-ins over it, from the outermost to the nearest. */
export type Passage = {
  clause: string;
  text: string;
  above: readonly string[];
  section: SectionKind;
  marker: Marker | null;
};

type Step = { marker: Marker; rank: number; texts: string[]; bullets: number; section: SectionKind | null };

const BULLET_RANK = markerLevels.indexOf('bullet');
const LONGEST_HEADING = 160;

const sections: readonly (readonly [SectionKind, RegExp])[] = [
  ['aims', /^(?:muc dich|yeu cau$|quan diem|muc tieu(?! cu the)|phuong cham|tinh hinh)/],
  ['targets', /^(?:mot so |cac )?(?:chi tieu|muc tieu cu the)/],
  [
    'doing',
    /to chuc thuc hien|trach nhiem|phan cong|che do|bao cao|tien do|thoi (?:gian|han)|^dang ky|thong tin|kinh phi/,
  ],
  ['content', /noi dung|nhiem vu|giai phap/],
];

const sectionOf = (heading: string): SectionKind | null => {
  const plain = fold(heading).replace(/[\s:.]+$/, '');
  if (plain.length > LONGEST_HEADING) return null;
  return sections.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
};

const rankOf = (marker: Marker): number =>
  markerLevels.indexOf(marker.level) + (marker.level === 'decimal' ? marker.label.split('.').length / 10 : 0);

/** The clause as the document numbers it; of decimals ("1", "1.1") only the longest is told. */
const clauseOf = (path: readonly Step[]): string => {
  const labels: string[] = [];
  let bullets = '';
  for (const { marker, bullets: count } of path) {
    if (marker.level === 'decimal' && marker.label.startsWith(`${labels.at(-1)}.`)) labels.pop();
    if (marker.level === 'bullet') bullets = ` gạch đầu dòng ${count}`;
    else if (marker.level === 'plus') bullets += bullets === '' ? ` dấu cộng ${count}` : `.${count}`;
    else labels.push(marker.level === 'paren' ? `(${marker.label})` : marker.label);
  }
  return (labels.join('.') + bullets).trim();
};

const nearestSection = (path: readonly Step[]): SectionKind =>
  [...path].reverse().find(({ section }) => section !== null)?.section ?? (path.length === 0 ? 'none' : 'content');

const CLOSING =
  /^(?:tren day la|can cu (?:noi dung )?(?:ke hoach|cong van|chi thi|van ban)|yeu cau |de nghi |nhan duoc |trong qua trinh |noi dung tren|giao [^.;]{2,80}(?:theo doi|don doc)|(?:chi thi|ke hoach|quyet dinh) nay co hieu luc)/;

/** Places one paragraph after the other; keeps the path of markers above the next. */
class Outline {
  private readonly path: Step[] = [];
  private readonly counts: number[] = [];
  private paragraphs = 0;

  place(block: Block): Passage {
    return block.marker ? this.marked(block.marker, block.text) : this.unmarked(block.text);
  }

  private marked(marker: Marker, text: string): Passage {
    const rank = rankOf(marker);
    while ((this.path.at(-1)?.rank ?? -1) >= rank) this.path.pop();
    const depth = this.path.length;
    const isBullet = rank >= BULLET_RANK;
    const bullets = isBullet ? (this.counts[depth] ?? 0) + 1 : 0;
    this.counts.length = depth + 1;
    this.counts[depth] = bullets;
    const above = this.path.flatMap(({ texts }) => texts);
    const section = isBullet ? null : sectionOf(text);
    this.path.push({ marker, rank, texts: [text], bullets, section });
    return { clause: clauseOf(this.path), text, above, section: nearestSection(this.path), marker };
  }

  private unmarked(text: string): Passage {
    this.paragraphs += 1;
    const leadsIn = text.endsWith(':');
    if (leadsIn) while ((this.path.at(-1)?.rank ?? -1) >= BULLET_RANK) this.path.pop();
    const closes = this.path.length > 0 && CLOSING.test(fold(text.slice(0, 120)));
    const above = closes ? [] : this.path.flatMap(({ texts }) => texts);
    const section = closes ? 'none' : nearestSection(this.path);
    const clause = closes ? 'đoạn cuối' : clauseOf(this.path) || `đoạn ${this.paragraphs}`;
    if (leadsIn) this.path.at(-1)?.texts.push(text);
    return { clause, text, above, section, marker: null };
  }
}

/** The paragraphs of a document's body with their clauses. */
export const passagesOf = (blocks: readonly Block[]): Passage[] => {
  const outline = new Outline();
  return blocks.map((block) => outline.place(block));
};
