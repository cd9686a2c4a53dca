import {
  type OrgUnit,
  isPlainDate,
  nearestWord,
  type PlainDate,
  type PostKind,
  postKinds,
  type Tier,
  type UnitClass,
  unitClasses,
} from '@dondoc/domain';
import { z } from 'zod';
import { type FileProblem, MOST_PROBLEMS } from '../file-problem.js';
import { checkShape } from '../shape/shape-problems.js';
import { type PlaceOf, readYaml } from '../yaml/read-yaml.js';
import { type Found, rings } from './unit-rings.js';

export type OrganisationReading = { units: OrgUnit[] | null; problems: FileProblem[] };

const text = z.string().trim().normalize().min(1).max(500);
const plainDate = z
  .string()
  .refine(isPlainDate, 'Ngày không có thật.\nGhi ngày có thật, dạng 2022-03-15.')
  .transform((given) => given as PlainDate);
const tiers = ['province', 'district', 'commune', 'division'] as const satisfies readonly Tier[];

const organisationSchema = z.strictObject({
  units: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(
            /^[a-z0-9]+(-[a-z0-9]+)*$/,
            'Mã đơn vị không đúng dạng.\nChỉ dùng chữ thường không dấu, số và gạch nối.',
          ),
        name: text,
        shortName: text,
        class: z.enum(Object.keys(unitClasses) as [UnitClass, ...UnitClass[]]),
        tier: z.enum(tiers),
        parent: text.nullable(),
        adminCode: text.nullable(),
        validFrom: plainDate,
        validTo: plainDate.nullable(),
        dutyLine: z.array(text),
        posts: z.array(
          z.strictObject({
            kind: z.enum(Object.keys(postKinds) as [PostKind, ...PostKind[]]),
            title: text,
            holder: text,
            email: text,
          }),
        ),
      }),
    )
    .min(1),
});

function* unknownUnits(units: readonly OrgUnit[], ids: ReadonlySet<string>): Generator<Found> {
  const known = [...ids];
  for (const [index, { parent, dutyLine }] of units.entries()) {
    const named = [
      ...(parent === null ? [] : [{ path: ['parent'], id: parent }]),
      ...dutyLine.map((id, position) => ({ path: ['dutyLine', position], id })),
    ];
    for (const { path, id } of named) {
      if (ids.has(id)) continue;
      const reason = 'Không có đơn vị mang mã này trong tệp.';
      const near = nearestWord(id, known);
      const mend = near === null ? 'Ghi mã của một đơn vị trong tệp.' : `Có phải là “${near}”?`;
      yield { path: ['units', index, ...path], code: 'ORGANISATION.UNIT_UNKNOWN', value: id, reason, mend };
    }
  }
}

function* contradictions(units: readonly OrgUnit[], known: readonly string[]): Generator<Found> {
  const others = new Set(known);
  const seen = new Set<string>();
  for (const [index, { id, validFrom, validTo }] of units.entries()) {
    if (seen.has(id) || others.has(id)) {
      const mend = 'Đặt mã khác nhau cho từng đơn vị.';
      yield {
        path: ['units', index, 'id'],
        code: 'ORGANISATION.ID_DUPLICATE',
        value: id,
        reason: others.has(id) ? 'Mã này đã có trong tệp đơn vị nêu trước.' : 'Hai đơn vị trùng mã.',
        mend,
      };
    }
    seen.add(id);
    if (validTo !== null && validTo < validFrom) {
      const reason = `Đơn vị kết thúc trước khi bắt đầu (${validFrom}).`;
      const mend = 'Sửa để validTo không trước validFrom.';
      yield { path: ['units', index, 'validTo'], code: 'ORGANISATION.FIELD_INVALID', value: validTo, reason, mend };
    }
  }
  yield* unknownUnits(units, new Set([...seen, ...known]));
  yield* rings(units);
}

const unitProblems = (units: readonly OrgUnit[], known: readonly string[], placeOf: PlaceOf): FileProblem[] => {
  const found: FileProblem[] = [];
  for (const { path, ...one } of contradictions(units, known)) {
    if (found.length === MOST_PROBLEMS) break;
    const unit = units[Number(path[1])];
    found.push({ ...one, path, ...placeOf(path), field: ['units', unit?.id, ...path.slice(2)].join('.') });
  }
  return found;
};

/**
 * Reads the text of an organisation file (YAML, samples/ninh-thuan/organisation.yaml), collecting every problem with
 * line and column. Never throws for what stands in the file; `units` is null as soon as there is a problem.
 * @param known ids of units of other files, to which parents and duty lines may point
 */
export const readOrganisationText = (file: string | Uint8Array, known: readonly string[] = []): OrganisationReading => {
  const { value, problems, placeOf } = readYaml('ORGANISATION', file);
  if (value === undefined) return { units: null, problems };
  const shape = checkShape('ORGANISATION', organisationSchema, value, placeOf);
  const all = [
    ...problems,
    ...shape.problems,
    ...(shape.parsed ? unitProblems(shape.parsed.units, known, placeOf) : []),
  ];
  return { units: all.length === 0 && shape.parsed ? shape.parsed.units : null, problems: all.slice(0, MOST_PROBLEMS) };
};
