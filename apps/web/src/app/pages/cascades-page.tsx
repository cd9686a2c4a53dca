export { CascadeList as CascadesPage } from '../../features/cascades/cascade-list.js';
