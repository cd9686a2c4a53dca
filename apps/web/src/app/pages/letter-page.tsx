import { useParams } from 'react-router';
import { LetterScreen } from '../../features/letters/letter-screen.js';

export const LetterPage = () => {
  const { letterId = '' } = useParams();
  return <LetterScreen key={letterId} letterId={letterId} />;
};
