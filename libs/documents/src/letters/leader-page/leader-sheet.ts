/** What the leader's one page prints, every text as it is to be read. */
export type LeaderSheet = {
  issuer: string;
  /** Title and name of the leader. */
  leader: string;
  /** "Dữ liệu đến 07:30 ngày 21/12/2026". */
  asOf: string;
  /** Instant, UTC: the only time in the file's own properties, so that equal facts make equal bytes. */
  at: string;
  week: string;
  headline: string;
  /** Null when there is nothing to compare with. */
  against: string | null;
  figures: readonly { label: string; value: string; alarming: boolean }[];
  lists: readonly {
    title: string;
    /** Said when there is nothing to list. */
    empty: string;
    /** Left and right end of one line. */
    rows: readonly { left: string; right: string }[];
    /** "và 12 đơn vị khác"; null: nothing was left out. */
    more: string | null;
  }[];
};
