import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import './styles/theme.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/forms.css';
import './styles/screens.css';
import './styles/matrix.css';
import './styles/templates.css';
import './styles/rehearsal.css';
import './styles/tiers.css';
import './styles/receipt.css';
import './styles/letters.css';
import './styles/leader-page.css';
import './styles/desk.css';
import './styles/units.css';
import './styles/jobs.css';
import './styles/people.css';
import './styles/messages.css';
import './styles/reports.css';
import './styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { signStyles } from './app/style-nonce.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
signStyles();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
