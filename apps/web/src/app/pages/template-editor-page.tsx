import { useParams } from 'react-router';
import { EditorScreen } from '../../features/templates/editor/editor-screen.js';
import { useSignedIn } from '../frame.js';

export const TemplateEditorPage = () => {
  const { templateId = '' } = useParams();
  const { username, name, today } = useSignedIn();
  return <EditorScreen key={templateId} templateId={templateId} who={{ username, name, today }} />;
};
