import type { Clock, CommandContext, OrganisationResult } from '@dondoc/commands';
import {
  type ChangeUnitRequest,
  changeUnitSchema,
  type CloseUnitRequest,
  closeUnitSchema,
  type NewUnitRequest,
  newUnitSchema,
  organisationChangedSchema,
  type UnitDetailView,
  unitDetailSchema,
  unitTreeQuerySchema,
  type UnitTreeView,
  unitTreeSchema,
} from '@dondoc/contracts';
import { type PlainDate, readDateText } from '@dondoc/domain';
import { Body, Controller, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { UnitActs } from './unit-acts.js';
import { UnitViews } from './unit-views.js';

const idSchema = z.string().max(100);
type OnQuery = z.infer<typeof unitTreeQuerySchema>;

@ApiTags('Đơn vị và đầu mối')
@Controller('api/units')
export class UnitsController {
  constructor(
    private readonly views: UnitViews,
    private readonly acts: UnitActs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Danh mục đơn vị như ngày đã chọn (mặc định: hôm nay)' })
  @ApiOkResponse({ standardSchema: unitTreeSchema })
  list(@Query({ schema: unitTreeQuerySchema }) { on }: OnQuery, @Asker() asker: SignedIn): Promise<UnitTreeView> {
    return this.views.tree(asker, this.day(on));
  }

  @Get(':unitId')
  @ApiOperation({ summary: 'Một đơn vị: vị trí, người giữ, vắng mặt, tên và cấp trên qua các thời kỳ' })
  @ApiOkResponse({ standardSchema: unitDetailSchema })
  get(
    @Param('unitId', { schema: idSchema }) unitId: string,
    @Query({ schema: unitTreeQuerySchema }) { on }: OnQuery,
    @Asker() asker: SignedIn,
  ): Promise<UnitDetailView> {
    return this.views.detail(unitId, asker, this.day(on));
  }

  @Post()
  @Write('Thêm đơn vị vào danh mục', organisationChangedSchema)
  add(
    @Body({ schema: newUnitSchema }) body: NewUnitRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<OrganisationResult> {
    return this.acts.add(body, asker, this.context(asker, 'add-unit', key));
  }

  @Put(':unitId')
  @Write('Thay đổi tên, loại, cấp trên, tuyến báo cáo từ một ngày', organisationChangedSchema)
  change(
    @Param('unitId', { schema: idSchema }) unitId: string,
    @Body({ schema: changeUnitSchema }) body: ChangeUnitRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<OrganisationResult> {
    return this.acts.changeFacts(unitId, body, asker, this.context(asker, 'change-unit', key));
  }

  @Post(':unitId/closing')
  @Write('Ghi đơn vị chấm dứt hoạt động', organisationChangedSchema)
  close(
    @Param('unitId', { schema: idSchema }) unitId: string,
    @Body({ schema: closeUnitSchema }) body: CloseUnitRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<OrganisationResult> {
    return this.acts.close(unitId, body, asker, this.context(asker, 'close-unit', key));
  }

  private day(text: string | undefined): PlainDate | undefined {
    return text ? readDateText(text, this.clock.now(), 'on') : undefined;
  }

  private context(asker: SignedIn, route: string, key: string): CommandContext {
    return contextOf(asker, commandIdOf(asker, route, key), this.clock.now());
  }
}
