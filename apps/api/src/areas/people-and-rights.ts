import { Access } from '../access/access.js';
import { ActingController } from '../access/acting.controller.js';
import { Acting } from '../access/acting.js';
import { CascadePartsReader } from '../access/cascade-parts.js';
import { Credentials } from '../access/credentials.js';
import { OrganisationTree } from '../access/organisation-tree.js';
import { Standing } from '../access/standing.js';
import { PeopleActs } from '../people/people-acts.js';
import { PeopleList } from '../people/people-list.js';
import { PeopleController } from '../people/people.controller.js';
import { AccountMailer } from '../sign-in/account-mailer.js';
import { Accounts } from '../sign-in/accounts.js';
import { Attempts } from '../sign-in/attempts.js';
import { FirstAdmin } from '../sign-in/first-admin.js';
import { KnownBrowsers } from '../sign-in/known-browsers.js';
import { OwnAccountController } from '../sign-in/own-account.controller.js';
import { OwnPasswords } from '../sign-in/own-passwords.js';
import { PasswordLinksController } from '../sign-in/password-links.controller.js';
import { PasswordLinks } from '../sign-in/password-links.js';
import { Passwords } from '../sign-in/passwords.js';
import { People } from '../sign-in/people.js';
import { ProvenPeople } from '../sign-in/proven-people.js';
import { SampleAccountsController } from '../sign-in/sample-accounts.controller.js';
import { SessionViews } from '../sign-in/session-view.js';
import { Sessions } from '../sign-in/sessions.js';
import { SignInController } from '../sign-in/sign-in.controller.js';
import { SignIns } from '../sign-in/sign-ins.js';
import { SignOnVisits } from '../sign-in/sign-on-visits.js';
import { SingleSignOnController } from '../sign-in/single-sign-on.controller.js';
import { SingleSignOn } from '../sign-in/single-sign-on.js';
import { TokensController } from '../tokens/tokens.controller.js';
import { Tokens } from '../tokens/tokens.js';
import type { Area } from './area.js';

/** Who comes in, for which post they act, and what they may do. */
export const peopleAndRights: Area = {
  controllers: [
    SignInController,
    SingleSignOnController,
    PasswordLinksController,
    OwnAccountController,
    PeopleController,
    ActingController,
    SampleAccountsController,
    TokensController,
  ],
  services: [
    Accounts,
    Sessions,
    SessionViews,
    SignIns,
    Attempts,
    Passwords,
    KnownBrowsers,
    PasswordLinks,
    OwnPasswords,
    AccountMailer,
    SingleSignOn,
    SignOnVisits,
    ProvenPeople,
    FirstAdmin,
    PeopleList,
    PeopleActs,
    Tokens,
    Credentials,
    Acting,
    OrganisationTree,
    CascadePartsReader,
    Standing,
    Access,
    People,
  ],
};
