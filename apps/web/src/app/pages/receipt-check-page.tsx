import { useParams } from 'react-router';
import { ReceiptCheckScreen } from '../../features/receipt/receipt-check-screen.js';

export const ReceiptCheckPage = () => <ReceiptCheckScreen code={useParams()['code']} />;
