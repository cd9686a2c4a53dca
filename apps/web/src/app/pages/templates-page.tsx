export { TemplateListScreen as TemplatesPage } from '../../features/templates/list/template-list-screen.js';
