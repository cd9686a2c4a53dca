import { Param } from '@nestjs/common';
import { z } from 'zod';

const id = z.string().max(100);
// The line of an explanation carries that of its origin.
const refSchema = z.object({ cascadeId: id, unitId: id, lineId: z.string().max(300) });

/** The obligation that the address names. */
export const Ref = (): ParameterDecorator => Param({ schema: refSchema });
