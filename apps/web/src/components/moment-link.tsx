import { Link as PlainLink, type LinkProps, NavLink as PlainNavLink, type NavLinkProps } from 'react-router';
import { useAsOf } from '../api/as-of.js';
import { keepMoment } from './keep-moment.js';

type WithAddress<Props> = Omit<Props, 'to'> & { to: string };

/** A link that stays at the moment being looked at. */
export const Link = ({ to, ...props }: WithAddress<LinkProps>) => (
  <PlainLink {...props} to={keepMoment(to, useAsOf())} />
);

/** The same for the menu. */
export const NavLink = ({ to, ...props }: WithAddress<NavLinkProps>) => (
  <PlainNavLink {...props} to={keepMoment(to, useAsOf())} />
);
