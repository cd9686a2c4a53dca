import { ImportScreen } from '../../features/imports/import-screen.js';
import { useSignedIn } from '../frame.js';

export const ImportPage = () => <ImportScreen role={useSignedIn().role} />;
