import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { ZodType } from 'zod';
import { requestInvalid } from '../problem/request-invalid.js';
import { cleanValue } from './clean-text.js';

/** Every text is cleaned at the door, and what has a schema is checked by it before a handler sees it. */
@Injectable()
export class RequestSchemaPipe implements PipeTransform {
  transform(value: unknown, { type, schema, data }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    const clean = cleanValue(value);
    if (!(schema instanceof ZodType)) return clean;
    const checked = schema.safeParse(clean);
    if (checked.success) return checked.data;
    throw requestInvalid(checked.error.issues, clean, data ?? type);
  }
}
