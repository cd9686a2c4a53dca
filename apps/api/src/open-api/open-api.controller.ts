import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';

/** Holds the document; it can only be made when the application stands. */
export class OpenApi {
  document: OpenAPIObject | undefined;
}

@ApiExcludeController()
@Controller('api/openapi.json')
export class OpenApiController {
  constructor(private readonly openApi: OpenApi) {}

  @Get()
  get(): OpenAPIObject | undefined {
    return this.openApi.document;
  }
}
