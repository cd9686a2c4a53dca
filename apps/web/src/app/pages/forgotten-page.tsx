export { ForgottenScreen as ForgottenPage } from '../../features/sign-in/forgotten-screen.js';
