import { UnitTreeScreen } from '../../features/units/tree-screen.js';

export const UnitsPage = () => <UnitTreeScreen />;
