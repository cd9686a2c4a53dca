import { mayEver } from '@dondoc/contracts';
import { TemplateListScreen } from '../../features/templates/list/template-list-screen.js';
import { useSignedIn } from '../frame.js';

export const TemplatesPage = () => {
  const { role } = useSignedIn();
  const may = {
    edit: mayEver(role, 'template.edit'),
    rehearse: mayEver(role, 'template.try'),
    launch: mayEver(role, 'cascade.draft'),
  };
  return <TemplateListScreen may={may} />;
};
