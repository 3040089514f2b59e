import GRDB

/// The tables, as numbered steps that are only ever added to.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("001 remittances and cases") { db in try db.execute(sql: first) }
    migrator.registerMigration("002 claims sent and what became of them") { db in try db.execute(sql: submissions) }
    migrator.registerMigration("003 scheduled services") { db in try db.execute(sql: scheduledServices) }
    migrator.registerMigration("005 root causes and takebacks") { db in try db.execute(sql: rootCauses) }
    migrator.registerMigration("006 interchange acknowledgements") { db in try db.execute(sql: interchangeReplies) }
    migrator.registerMigration("007 days of schedules") { db in try db.execute(sql: scheduleDays) }
    migrator.registerMigration("008 envelopes") { db in try db.execute(sql: envelopes) }
    return migrator
  }

  /// Read models: what `rebuild` drops and makes again from the trail and the facts.
  static let readModels = [
    "work_case",
    "tally",
    "payer_history",
    "claim_match",
    "family_member",
    "resubmission",
    "upstream_denial",
    "scheduled",
    "clearance",
    "envelope",
  ]

  private static let first = """
    CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    -- People
    CREATE TABLE account(
      id INTEGER PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL, teams TEXT NOT NULL,
      active INTEGER NOT NULL, uid INTEGER UNIQUE, password BLOB) STRICT;
    CREATE TABLE session(
      token BLOB PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id), csrf TEXT NOT NULL,
      expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    -- The trail: exact bytes, hashed once
    CREATE TABLE stream(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, leaf BLOB NOT NULL) STRICT;
    CREATE TABLE entry(
      position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, version INTEGER NOT NULL, leaf BLOB NOT NULL,
      bytes BLOB NOT NULL) STRICT;
    CREATE UNIQUE INDEX entry_stream ON entry(stream, version);
    CREATE TABLE frontier(one INTEGER PRIMARY KEY CHECK (one = 1), bytes BLOB NOT NULL) STRICT;
    CREATE TABLE command(
      id BLOB PRIMARY KEY, request BLOB NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE sealed(digest BLOB PRIMARY KEY, salt BLOB NOT NULL, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE sop_version(
      digest BLOB PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, adopted INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    -- Documents and what is in them
    CREATE TABLE document(
      id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, name TEXT NOT NULL, bytes INTEGER NOT NULL,
      kind TEXT NOT NULL, received INTEGER NOT NULL, received_by TEXT NOT NULL, status TEXT NOT NULL) STRICT;
    CREATE TABLE transaction_set(
      id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(id), ordinal INTEGER NOT NULL,
      type TEXT NOT NULL, version TEXT NOT NULL, interchange_control TEXT NOT NULL, group_control TEXT NOT NULL,
      set_control TEXT NOT NULL, isa_start INTEGER NOT NULL, isa_stop INTEGER NOT NULL, gs_start INTEGER NOT NULL,
      gs_stop INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, delimiters INTEGER NOT NULL,
      disposition TEXT NOT NULL, claims INTEGER NOT NULL, next_claim INTEGER NOT NULL, reason TEXT, repeats INTEGER, opened_through INTEGER NOT NULL,
      cases_opened INTEGER NOT NULL) STRICT;
    CREATE UNIQUE INDEX transaction_set_document ON transaction_set(document, ordinal);
    CREATE INDEX transaction_set_unopened ON transaction_set(id) WHERE cases_opened = 0;
    CREATE INDEX transaction_set_disposition ON transaction_set(disposition, id);
    CREATE TABLE problem(
      id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(id), set_id INTEGER, rule TEXT NOT NULL,
      severity TEXT NOT NULL, segment INTEGER NOT NULL, segment_id TEXT NOT NULL, element INTEGER, position INTEGER NOT NULL,
      message TEXT NOT NULL) STRICT;
    CREATE INDEX problem_document ON problem(document);

    -- Facts: insert-only, every amount with the segment it stands in
    CREATE TABLE payer(id INTEGER PRIMARY KEY, identifier TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
    CREATE TABLE remittance(
      set_id INTEGER PRIMARY KEY, payer INTEGER NOT NULL, payer_identifier TEXT NOT NULL, payer_name TEXT NOT NULL,
      payee_name TEXT NOT NULL, payee_identifier TEXT NOT NULL, handling TEXT NOT NULL, amount INTEGER NOT NULL,
      credit_or_debit TEXT NOT NULL, method TEXT NOT NULL, payment_date INTEGER, production_date INTEGER,
      trace TEXT NOT NULL, originator TEXT NOT NULL, bpr_start INTEGER NOT NULL, bpr_stop INTEGER NOT NULL,
      claims_charged INTEGER NOT NULL, claims_paid INTEGER NOT NULL, adjusted INTEGER NOT NULL,
      imbalance INTEGER NOT NULL, unbalanced_claims INTEGER NOT NULL, denied_claims INTEGER NOT NULL) STRICT;
    CREATE INDEX remittance_identity ON remittance(trace, payer_identifier, payment_date, amount);
    CREATE TABLE claim(
      id INTEGER PRIMARY KEY, set_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL,
      stop INTEGER NOT NULL, clp_start INTEGER NOT NULL, clp_stop INTEGER NOT NULL, control_number TEXT NOT NULL,
      status TEXT NOT NULL, charge INTEGER NOT NULL, paid INTEGER NOT NULL, patient_responsibility INTEGER,
      filing TEXT NOT NULL, payer_claim_number TEXT NOT NULL, facility TEXT NOT NULL, frequency TEXT NOT NULL,
      patient_last TEXT NOT NULL, patient_first TEXT NOT NULL, patient_middle TEXT NOT NULL, patient_id TEXT NOT NULL,
      service_date INTEGER, outcome TEXT NOT NULL, denied INTEGER NOT NULL, imbalance INTEGER NOT NULL,
      unbalanced_lines INTEGER NOT NULL) STRICT;
    CREATE INDEX claim_set ON claim(set_id, id);
    CREATE INDEX claim_control_number ON claim(control_number);
    CREATE INDEX claim_unbalanced ON claim(set_id) WHERE imbalance <> 0 OR unbalanced_lines > 0;
    CREATE TABLE service_line(
      claim INTEGER NOT NULL, ordinal INTEGER NOT NULL, svc_start INTEGER NOT NULL, svc_stop INTEGER NOT NULL,
      procedure TEXT NOT NULL, modifiers TEXT NOT NULL, revenue_code TEXT NOT NULL, charge INTEGER NOT NULL,
      paid INTEGER NOT NULL, units TEXT NOT NULL, service_date INTEGER, imbalance INTEGER NOT NULL,
      PRIMARY KEY (claim, ordinal)) STRICT, WITHOUT ROWID;
    CREATE TABLE adjustment(
      claim INTEGER NOT NULL, ordinal INTEGER NOT NULL, line INTEGER NOT NULL, cas_group TEXT NOT NULL,
      reason TEXT NOT NULL, amount INTEGER NOT NULL, quantity TEXT, start INTEGER NOT NULL, stop INTEGER NOT NULL,
      element INTEGER NOT NULL, denial TEXT, PRIMARY KEY (claim, ordinal)) STRICT, WITHOUT ROWID;
    CREATE TABLE remark(
      claim INTEGER NOT NULL, ordinal INTEGER NOT NULL, line INTEGER NOT NULL, code TEXT NOT NULL,
      start INTEGER NOT NULL, stop INTEGER NOT NULL, element INTEGER NOT NULL,
      PRIMARY KEY (claim, ordinal)) STRICT, WITHOUT ROWID;
    CREATE TABLE provider_adjustment(
      set_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, provider TEXT NOT NULL, fiscal_date INTEGER, reason TEXT NOT NULL,
      reference TEXT NOT NULL, amount INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
      element INTEGER NOT NULL, PRIMARY KEY (set_id, ordinal)) STRICT, WITHOUT ROWID;

    -- Read models
    CREATE TABLE payer_history(
      payer INTEGER PRIMARY KEY, claims INTEGER NOT NULL, paid INTEGER NOT NULL, charged INTEGER NOT NULL) STRICT;
    CREATE TABLE work_case(
      number INTEGER PRIMARY KEY, version INTEGER NOT NULL, sop TEXT NOT NULL, sop_digest BLOB NOT NULL,
      set_id INTEGER NOT NULL, claim INTEGER, control_number TEXT, payer INTEGER NOT NULL, category TEXT NOT NULL,
      cas_group TEXT NOT NULL, reason TEXT NOT NULL, team TEXT NOT NULL, owner INTEGER NOT NULL,
      is_open INTEGER NOT NULL, denied INTEGER NOT NULL, expected INTEGER, history_claims INTEGER, history_paid INTEGER,
      history_charged INTEGER, value_rate INTEGER NOT NULL, opened_on INTEGER NOT NULL, attention_on INTEGER NOT NULL,
      due INTEGER NOT NULL, clock TEXT, clock_due INTEGER, clock_confirmed INTEGER, held_until INTEGER NOT NULL,
      next_item TEXT NOT NULL, proposal INTEGER NOT NULL, pending_write_off INTEGER NOT NULL,
      write_off_requester INTEGER NOT NULL, escalated INTEGER NOT NULL, changed INTEGER NOT NULL,
      team_mark INTEGER NOT NULL, category_mark INTEGER NOT NULL, sop_mark INTEGER NOT NULL) STRICT;
    CREATE INDEX work_case_control_number ON work_case(control_number) WHERE control_number IS NOT NULL;
    CREATE INDEX work_case_set ON work_case(set_id);
    -- Each way to walk the queue. Every case that opens goes to another page of the first three, so they are few and narrow:
    -- a filter by name is a mark of seven bits that a walk passes over, and only what has the mark is looked up.
    CREATE INDEX work_case_front ON work_case(
      attention_on, value_rate DESC, number, held_until, owner, payer, team_mark, category_mark, sop_mark) WHERE is_open = 1;
    CREATE INDEX work_case_back ON work_case(
      value_rate DESC, number, attention_on, held_until, owner, payer, team_mark, category_mark, sop_mark) WHERE is_open = 1;
    CREATE INDEX work_case_due ON work_case(
      due, value_rate DESC, number, held_until, owner, payer, team_mark, category_mark, sop_mark) WHERE is_open = 1;
    CREATE INDEX work_case_owner_front ON work_case(
      owner, attention_on, value_rate DESC, number, held_until, due) WHERE is_open = 1 AND owner <> 0;
    CREATE INDEX work_case_owner_back ON work_case(
      owner, value_rate DESC, number, attention_on, held_until, due) WHERE is_open = 1 AND owner <> 0;
    CREATE INDEX work_case_payer ON work_case(payer, number) WHERE is_open = 1;
    CREATE INDEX work_case_held ON work_case(held_until, due, number) WHERE is_open = 1 AND held_until > 0;
    CREATE INDEX work_case_held_due ON work_case(
      due, held_until, owner, denied, payer, team_mark, category_mark, sop_mark) WHERE is_open = 1 AND held_until > 0;
    CREATE INDEX work_case_held_front ON work_case(
      attention_on, held_until, owner, denied, payer, team_mark, category_mark, sop_mark) WHERE is_open = 1 AND held_until > 0;
    CREATE INDEX work_case_closed ON work_case(changed DESC, number, denied) WHERE is_open = 0;
    CREATE INDEX work_case_proposal ON work_case(number) WHERE is_open = 1 AND proposal = 1;
    CREATE INDEX work_case_write_off ON work_case(number) WHERE is_open = 1 AND pending_write_off > 0;
    CREATE TABLE tally(
      facet TEXT NOT NULL, value TEXT NOT NULL, axis TEXT NOT NULL, day INTEGER NOT NULL, cases INTEGER NOT NULL,
      denied INTEGER NOT NULL, PRIMARY KEY (facet, value, axis, day)) STRICT, WITHOUT ROWID;
    """
}
