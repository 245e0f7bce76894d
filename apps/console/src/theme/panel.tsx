import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

interface Props {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly lead?: ReactNode;
  /** The page's only panel: its heading is the page's own. */
  readonly isWholePage?: boolean;
  /** The panel that holds the one next action. */
  readonly isFirst?: boolean;
  readonly children?: ReactNode;
}

/** One part of a screen: a region with its own heading and, beside it, what can be done about it. */
export function Panel({ title, actions, lead, isFirst = false, isWholePage = false, children }: Props) {
  const heading = useId();
  return (
    <section
      className={`${classes.panel} ${isFirst ? classes.emphasis : ''}`}
      {...(isWholePage ? { 'aria-label': title } : { 'aria-labelledby': heading })}
    >
      <div className={classes.head}>
        {isWholePage ? <p className={classes.quiet}>{lead}</p> : <h2 id={heading}>{title}</h2>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {lead && !isWholePage && <p className={`${classes.quiet} ${classes.lead}`}>{lead}</p>}
      {children}
    </section>
  );
}

export const Quiet = ({ children }: { readonly children: ReactNode }) => <p className={classes.quiet}>{children}</p>;
