import { EndedSessions1700000000271 } from './changes/1700000000271-ended-sessions.js';
import { Files1700000000210 } from './files/1700000000210-files.js';
import { FileRow } from './files/file.entity.js';
import { Housekeeping1700000000272 } from './housekeeping/1700000000272-housekeeping.js';
import { housekeepingEntities } from './housekeeping/housekeeping.entities.js';
import { Imports1700000000260 } from './imports/1700000000260-imports.js';
import { ImportRow } from './imports/import.entity.js';
import { Receipts1700000000240 } from './receipts/1700000000240-receipts.js';
import { ServerKeyRow } from './receipts/server-key.entity.js';
import { Letters1700000000250 } from './letters/1700000000250-letters.js';
import { OfficialLetterWithdrawal1700000000275 } from './letters/1700000000275-letter-withdrawal.js';
import { letterEntities } from './letters/letter.entities.js';
import { SignIn1700000000200 } from './sign-in/1700000000200-sign-in.js';
import { People1700000000230 } from './sign-in/1700000000230-people.js';
import { signInEntities } from './sign-in/sign-in.entities.js';
import { ApiTokens1700000000220 } from './tokens/1700000000220-api-tokens.js';
import { ApiTokenRow } from './tokens/api-token.entity.js';

/** Tables of the API's own: who may come in, and what was brought along. */
export const apiEntities = [
  ...signInEntities,
  FileRow,
  ApiTokenRow,
  ServerKeyRow,
  ...letterEntities,
  ImportRow,
  ...housekeepingEntities,
];
export const apiMigrations = [
  SignIn1700000000200,
  Files1700000000210,
  ApiTokens1700000000220,
  People1700000000230,
  Receipts1700000000240,
  Letters1700000000250,
  Imports1700000000260,
  OfficialLetterWithdrawal1700000000275,
  EndedSessions1700000000271,
  Housekeeping1700000000272,
];
