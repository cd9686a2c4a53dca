import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tells on `dondoc_sessions` whose session, token or account has changed, whatever changed it, so that streams which are
 * still open by it end at once, in every process.
 */
export class EndedSessions1700000000271 implements MigrationInterface {
  name = 'EndedSessions1700000000271';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_session_changed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_notify('dondoc_sessions', OLD.username); RETURN NULL; END $$;
      CREATE TRIGGER sessions_changed AFTER DELETE OR UPDATE OF ended_at, expires_at, acting_post ON sessions
        FOR EACH ROW EXECUTE FUNCTION tell_session_changed();
      CREATE TRIGGER api_tokens_changed AFTER DELETE OR UPDATE OF expires_at, token_hash ON api_tokens
        FOR EACH ROW EXECUTE FUNCTION tell_session_changed();
      CREATE TRIGGER accounts_changed AFTER DELETE OR UPDATE OF disabled_at, role, unit_id ON accounts
        FOR EACH ROW EXECUTE FUNCTION tell_session_changed();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
