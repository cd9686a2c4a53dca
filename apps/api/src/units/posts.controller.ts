import type { Clock, CommandContext, OrganisationResult } from '@dondoc/commands';
import {
  type AppointRequest,
  appointSchema,
  endHoldingSchema,
  organisationChangedSchema,
  type RecordAbsenceRequest,
  recordAbsenceSchema,
  type SetPostRequest,
  setPostSchema,
} from '@dondoc/contracts';
import { type PostKind, postKinds } from '@dondoc/domain';
import { Body, Controller, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { requireSession } from '../access/by-session.js';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { type OfPost, UnitActs } from './unit-acts.js';

const id = z.string().max(200);
const kind = z.enum(Object.keys(postKinds) as [PostKind, ...PostKind[]]);
const postSchema = z.object({ unitId: id, kind });
const ThePost = (): ParameterDecorator => Param({ schema: postSchema });
const TheHolding = (): ParameterDecorator => Param({ schema: postSchema.extend({ holdingId: id }) });
const TheAbsence = (): ParameterDecorator => Param({ schema: postSchema.extend({ absenceId: id }) });
type Ended = z.infer<typeof endHoldingSchema>;

/** A program may keep the focal points of units in step; whoever may decide, follow or administer is named by a person. */
const requireSessionFor = ({ kind: of }: OfPost, request: ApiRequest): void => {
  if (of !== 'focal-point') requireSession(request);
};

@ApiTags('Đơn vị và đầu mối')
@Controller('api/units/:unitId/posts/:kind')
export class PostsController {
  constructor(
    private readonly acts: UnitActs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Put()
  @Write('Đặt chức danh và hộp thư của một vị trí', organisationChangedSchema)
  set(
    @ThePost() post: OfPost,
    @Body({ schema: setPostSchema }) body: SetPostRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<OrganisationResult> {
    return this.acts.setPost(post, body, asker, this.context(asker, 'set-post', key));
  }

  @Post('holders')
  @Write('Cử người giữ vị trí từ một ngày', organisationChangedSchema)
  appoint(
    @ThePost() post: OfPost,
    @Body({ schema: appointSchema }) body: AppointRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
    @Req() request: ApiRequest,
  ): Promise<OrganisationResult> {
    requireSessionFor(post, request);
    return this.acts.appoint(post, body, asker, this.context(asker, 'appoint', key));
  }

  @Post('holders/:holdingId/end')
  @Write('Ghi người thôi giữ vị trí', organisationChangedSchema)
  end(
    @TheHolding() { holdingId, ...post }: OfPost & { holdingId: string },
    @Body({ schema: endHoldingSchema }) body: Ended,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<OrganisationResult> {
    return this.acts.endHolding(post, { holdingId, ...body }, asker, this.context(asker, 'end-holding', key));
  }

  @Post('absences')
  @Write('Ghi vắng mặt và người làm thay', organisationChangedSchema)
  recordAbsence(
    @ThePost() post: OfPost,
    @Body({ schema: recordAbsenceSchema }) body: RecordAbsenceRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
    @Req() request: ApiRequest,
  ): Promise<OrganisationResult> {
    requireSessionFor(post, request);
    return this.acts.recordAbsence(post, body, asker, this.context(asker, 'record-absence', key));
  }

  @Post('absences/:absenceId/end')
  @Write('Kết thúc sớm một lần vắng mặt', organisationChangedSchema)
  endAbsence(
    @TheAbsence() { absenceId, ...post }: OfPost & { absenceId: string },
    @Body({ schema: endHoldingSchema }) body: Ended,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<OrganisationResult> {
    return this.acts.endAbsence(post, { absenceId, ...body }, asker, this.context(asker, 'end-absence', key));
  }

  private context(asker: SignedIn, route: string, key: string): CommandContext {
    return contextOf(asker, commandIdOf(asker, route, key), this.clock.now());
  }
}
