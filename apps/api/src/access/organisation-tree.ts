import type { Database } from '@dondoc/commands';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../runtime.js';

type Node = { parent: string | null; class: string };

const REVISION = `SELECT coalesce(max(stream_version), 0) AS revision FROM events WHERE stream = 'organisation'`;
const UNITS = `SELECT unit_id AS "unitId", body->>'parent' AS parent, body->>'class' AS class FROM units`;

/** The register's parents, read again only when the organisation has changed. */
@Injectable()
export class OrganisationTree {
  private known: { revision: number; nodes: Promise<ReadonlyMap<string, Node>> } | undefined;

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async read(): Promise<Tree> {
    const { rows } = await this.database.pool.query<{ revision: number }>(REVISION);
    const revision = rows[0]?.revision ?? 0;
    if (this.known?.revision !== revision) {
      const nodes = this.load();
      this.known = { revision, nodes };
      nodes.catch(() => (this.known = undefined));
    }
    return new Tree(await this.known.nodes);
  }

  private async load(): Promise<ReadonlyMap<string, Node>> {
    const { rows } = await this.database.pool.query<Node & { unitId: string }>(UNITS);
    return new Map(rows.map(({ unitId, ...node }) => [unitId, node]));
  }
}

/** Parents and classes of all units. */
export class Tree {
  constructor(private readonly nodes: ReadonlyMap<string, Node>) {}

  get unitIds(): string[] {
    return [...this.nodes.keys()];
  }

  has = (unitId: string): boolean => this.nodes.has(unitId);
  find = (unitId: string): Node | undefined => this.nodes.get(unitId);

  /** True when the unit is the other or lies below it. A loop of parents ends the search. */
  liesWithin = (unitId: string, top: string): boolean => {
    const seen = new Set<string>();
    for (let one: string | null = unitId; one !== null && !seen.has(one); one = this.nodes.get(one)?.parent ?? null) {
      if (one === top) return true;
      seen.add(one);
    }
    return false;
  };

  /** The unit and all below it. */
  within = (top: string): string[] => this.unitIds.filter((unitId) => this.liesWithin(unitId, top));
}
