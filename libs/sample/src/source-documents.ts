import { type PlainDate, plainDateOf } from '@dondoc/domain';

/** One tier of a source document that the sample lives through: its cascade, template file, number and day of issue. */
export type SampleTier = {
  cascadeId: string;
  template: string;
  number: string;
  issuedOn: PlainDate;
  unitId: string | null;
};

const tier = (cascadeId: string, template: string, number: string, issuedOn: string, unitId: string | null = null) => ({
  cascadeId,
  template,
  number,
  issuedOn: plainDateOf(issuedOn),
  unitId,
});

/**
 * The source documents besides the five-year plan, each with its tiers from the first issuer down; `unitId`: whose plan a
 * tier carries out. Where a document's number or day is blank in the source, they are invented.
 */
export const sourceDocuments: readonly (readonly SampleTier[])[] = [
  [tier('ninh-thuan-gop-y-2021', 'ninh-thuan-gop-y-du-thao-2021', '3245', '2021-12-28')],
  [
    tier('tay-ninh-765', 'tay-ninh-765-2023', '765', '2023-03-20'),
    tier('duong-minh-chau-2023', 'duong-minh-chau-dan-van-2023', '58', '2023-03-27', 'huyen-duong-minh-chau'),
  ],
  [
    tier('ninh-thuan-5584', 'ninh-thuan-5584-2022', '5584', '2022-12-23'),
    tier('ban-dan-toc-2023', 'ban-dan-toc-dan-van-kheo-2023-2025', '02', '2023-01-12', 'ban-dan-toc'),
  ],
  [tier('dang-uy-khoi-2023', 'dang-uy-khoi-dan-van-2023', '215', '2023-03-06')],
];

/** The plan of Huyện ủy Ninh Phước stays a draft: it cannot be issued until the Office has set the dates that recur. */
export const undatedDraft = { cascadeId: 'ninh-phuoc-2022', template: 'ninh-phuoc-chi-thi-36-2022' } as const;

/** Every organisation file of the sample, in the order of the register. */
export const organisationFiles = [
  'samples/ninh-thuan/organisation.yaml',
  'samples/ninh-thuan/ban-dan-toc.yaml',
  'samples/ninh-thuan/to-chuc-dang.yaml',
  'samples/tay-ninh/organisation.yaml',
] as const;
