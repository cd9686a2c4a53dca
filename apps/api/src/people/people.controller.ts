import { type Clock, type Database, readPersonFacts } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import {
  endedSchema,
  endSessionsSchema,
  newPersonSchema,
  peopleQuerySchema,
  type PeopleQuery,
  peopleSchema,
  passwordResetAnswerSchema,
  passwordResetSchema,
  personChangeSchema,
  personDetailSchema,
  personSchema,
  personStateSchema,
  type PersonView,
} from '@dondoc/contracts';
import { Body, Controller, Get, Inject, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Acting } from '../access/acting.js';
import { requireSession } from '../access/by-session.js';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { personProblems } from '../problem/person-problems.js';
import { CLOCK, CONFIGURATION, DATABASE } from '../runtime.js';
import { People } from '../sign-in/people.js';
import { Sessions } from '../sign-in/sessions.js';
import { Tokens } from '../tokens/tokens.js';
import { oneLine } from '../writes/clean-text.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { PeopleActs, revisionIn } from './people-acts.js';
import { PeopleList } from './people-list.js';
import { factText, personView } from './person-view.js';

const username = { schema: z.string().min(1).max(100) };

@ApiTags('Người dùng')
@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly list: PeopleList,
    private readonly acts: PeopleActs,
    private readonly names: People,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly acting: Acting,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Người dùng; tìm theo tên, tên đăng nhập, địa chỉ thư, có dấu hay không' })
  @ApiOkResponse({ standardSchema: peopleSchema })
  async page(@Query({ schema: peopleQuerySchema }) query: PeopleQuery): Promise<z.infer<typeof peopleSchema>> {
    const { accounts, total } = await this.list.page(query);
    return { people: accounts.map((account) => personView(account, this.configuration)), total };
  }

  @Get(':username')
  @ApiOperation({ summary: 'Một người dùng, và những gì đã làm với tài khoản' })
  @ApiOkResponse({ standardSchema: personDetailSchema })
  async detail(@Param('username', username) name: string): Promise<z.infer<typeof personDetailSchema>> {
    const account = await this.list.find(name);
    if (!account) throw personProblems.notFound(name);
    const facts = await readPersonFacts(this.database.store, name);
    const nameOf = await this.names.naming(facts.map(({ actor }) => actor));
    return {
      ...personView(account, this.configuration),
      posts: await this.acting.postsOfAccount(name),
      acts: facts.map((fact) => ({ at: fact.occurredAt, by: nameOf(fact.actor), text: factText(fact) })).reverse(),
      sessions: (await this.sessions.list(name)).length,
      tokens: (await this.tokens.list(name)).length,
      revision: revisionIn(facts),
    };
  }

  @Post()
  @Write('Thêm người dùng', personSchema)
  async add(
    @Body({ schema: newPersonSchema }) body: z.infer<typeof newPersonSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<PersonView> {
    const context = contextOf(asker, commandIdOf(asker, 'add-person', key), this.clock.now());
    return this.view(await this.acts.add({ ...body, name: oneLine(body.name) }, context));
  }

  @Put(':username')
  @Write('Sửa tên, địa chỉ thư, danh tính đăng nhập một lần', personSchema)
  async change(
    @Param('username', username) name: string,
    @Body({ schema: personChangeSchema }) body: z.infer<typeof personChangeSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
    @Req() request: ApiRequest,
  ): Promise<PersonView> {
    // A new address is a way into the account.
    requireSession(request);
    const context = contextOf(asker, commandIdOf(asker, `change-person:${name}`, key), this.clock.now());
    return this.view(await this.acts.change(name, { ...body, name: oneLine(body.name) }, context));
  }

  @Post(':username/state')
  @Write('Ngừng sử dụng (mọi phiên, mã truy cập kết thúc ngay) hoặc cho sử dụng lại', personSchema)
  async setState(
    @Param('username', username) name: string,
    @Body({ schema: personStateSchema }) { disabled, reason }: z.infer<typeof personStateSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
    @Req() request: ApiRequest,
  ): Promise<PersonView> {
    if (!disabled) requireSession(request);
    const context = contextOf(asker, commandIdOf(asker, `person-state:${name}`, key), this.clock.now());
    return this.view(await this.acts[disabled ? 'disable' : 'enable'](name, reason, context));
  }

  @Post(':username/password-reset')
  @Write('Đặt lại mật khẩu: liên kết dùng một lần, hiện một lần hoặc gửi qua thư', passwordResetAnswerSchema)
  resetPassword(
    @Param('username', username) name: string,
    @Body({ schema: passwordResetSchema }) body: z.infer<typeof passwordResetSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
    @Req() request: ApiRequest,
  ): Promise<z.infer<typeof passwordResetAnswerSchema>> {
    requireSession(request);
    const context = contextOf(asker, commandIdOf(asker, `reset-password:${name}`, key), this.clock.now());
    return this.acts.resetPassword(name, body, context);
  }

  @Post(':username/end-sessions')
  @Write('Kết thúc mọi phiên của một người, nếu muốn thì cả mã truy cập', endedSchema)
  async endSessions(
    @Param('username', username) name: string,
    @Body({ schema: endSessionsSchema }) body: z.infer<typeof endSessionsSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<z.infer<typeof endedSchema>> {
    const context = contextOf(asker, commandIdOf(asker, `end-sessions:${name}`, key), this.clock.now());
    return { ended: await this.acts.endSessions(name, body, context) };
  }

  private view(account: Parameters<typeof personView>[0]): PersonView {
    return personView(account, this.configuration);
  }
}
