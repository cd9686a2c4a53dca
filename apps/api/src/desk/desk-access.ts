import type { DeskScope, SearchScope } from '@dondoc/read-models';
import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';

/** What the desk and the search show to somebody, by the table of rights. */
@Injectable()
export class DeskAccess {
  constructor(private readonly access: Access) {}

  /** The cascades that somebody follows; null: all. */
  async deskScope(asker: SignedIn): Promise<DeskScope> {
    const scope = await this.access.scopeOf(asker, 'desk.read');
    return scope.all ? null : scope.cascadeIds;
  }

  /** The cascades whose chase letters somebody may read; null: all. */
  async letterScope(asker: SignedIn): Promise<readonly string[] | null> {
    const scope = await this.access.scopeOf(asker, 'letter.read');
    return scope.all ? null : scope.cascadeIds;
  }

  async searchScope(asker: SignedIn): Promise<SearchScope> {
    const scope = await this.access.scopeOf(asker, 'obligation.read');
    return scope.all ? null : { cascadeIds: scope.cascadeIds, unitIds: scope.unitIds, parts: scope.parts };
  }
}
