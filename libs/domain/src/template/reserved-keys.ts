/** The key of every explanation (giải trình); no template may use it for an obligation of its own. */
export const EXPLANATION_KEY = 'giai-trinh';
