import { Files1700000000210 } from './files/1700000000210-files.js';
import { FileRow } from './files/file.entity.js';
import { SignIn1700000000200 } from './sign-in/1700000000200-sign-in.js';
import { AccountRow, SessionRow } from './sign-in/sign-in.entities.js';
import { ApiTokens1700000000220 } from './tokens/1700000000220-api-tokens.js';
import { ApiTokenRow } from './tokens/api-token.entity.js';

/** Tables of the API's own: who may come in, and what was brought along. */
export const apiEntities = [AccountRow, SessionRow, FileRow, ApiTokenRow];
export const apiMigrations = [SignIn1700000000200, Files1700000000210, ApiTokens1700000000220];
