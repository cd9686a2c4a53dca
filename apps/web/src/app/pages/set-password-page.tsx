export { SetPasswordScreen as SetPasswordPage } from '../../features/sign-in/set-password-screen.js';
