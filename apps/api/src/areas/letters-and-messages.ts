import { ChannelsController } from '../channels/channels.controller.js';
import { FeedText } from '../feeds/feed-text.js';
import { FeedsController } from '../feeds/feeds.controller.js';
import { Feeds } from '../feeds/feeds.js';
import { InboxOwners } from '../inbox/inbox-owners.js';
import { InboxController } from '../inbox/inbox.controller.js';
import { LeaderPageController } from '../letters/leader-page.controller.js';
import { LeaderPages } from '../letters/leader-pages.js';
import { LetterSelection } from '../letters/letter-selection.js';
import { LetterDrafts } from '../letters/letter-drafts.js';
import { LetterOffice } from '../letters/letter-office.js';
import { LetterTemplatesController } from '../letters/letter-templates.controller.js';
import { LetterTemplates } from '../letters/letter-templates.js';
import { LettersController } from '../letters/letters.controller.js';
import { Letters } from '../letters/letters.js';
import { MakeLetters } from '../letters/make-letters.js';
import { NumberLetters } from '../letters/number-letters.js';
import { WithdrawLetters } from '../letters/withdraw-letters.js';
import { WithdrawalMeaning } from '../letters/withdrawal-meaning.js';
import { MessagesController } from '../messages/messages.controller.js';
import { Deliveries } from '../webhooks/deliveries.js';
import { WebhooksController } from '../webhooks/webhooks.controller.js';
import { Webhooks } from '../webhooks/webhooks.js';
import type { Area } from './area.js';

/** Letters that people sign, and everything that the product sends by itself. */
export const lettersAndMessages: Area = {
  controllers: [
    LettersController,
    LeaderPageController,
    LetterTemplatesController,
    MessagesController,
    InboxController,
    ChannelsController,
    WebhooksController,
    FeedsController,
  ],
  services: [
    LeaderPages,
    LetterOffice,
    LetterTemplates,
    LetterSelection,
    LetterDrafts,
    WithdrawalMeaning,
    Letters,
    MakeLetters,
    NumberLetters,
    WithdrawLetters,
    InboxOwners,
    Feeds,
    FeedText,
    Webhooks,
    Deliveries,
  ],
};
