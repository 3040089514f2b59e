extension Schema {
  /// Claims as they were sent (837), and what a payer's front end said of them (277CA, 999, TA1). Claims, sent claims and notices
  /// are numbered in one sequence, so that a number names one of them alone.
  static let submissions = """
    CREATE TABLE submission(
      set_id INTEGER PRIMARY KEY, guide TEXT NOT NULL, purpose TEXT NOT NULL, reference TEXT NOT NULL, created INTEGER,
      submitter TEXT NOT NULL, submitter_identifier TEXT NOT NULL, receiver TEXT NOT NULL, receiver_identifier TEXT NOT NULL,
      bht_start INTEGER NOT NULL, bht_stop INTEGER NOT NULL, head_start INTEGER NOT NULL, head_stop INTEGER NOT NULL,
      charged INTEGER NOT NULL) STRICT;
    CREATE TABLE sent_claim(
      id INTEGER PRIMARY KEY, set_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL,
      stop INTEGER NOT NULL, clm_start INTEGER NOT NULL, clm_stop INTEGER NOT NULL, control_number TEXT NOT NULL,
      account_key TEXT NOT NULL, charge INTEGER NOT NULL, facility TEXT NOT NULL, frequency TEXT NOT NULL,
      sequence TEXT NOT NULL, filing TEXT NOT NULL, payer_identifier TEXT NOT NULL, payer_name TEXT NOT NULL,
      policy_group TEXT NOT NULL, provider_name TEXT NOT NULL, provider_npi TEXT NOT NULL, member_id TEXT NOT NULL,
      insured_last TEXT NOT NULL, insured_first TEXT NOT NULL, patient_last TEXT NOT NULL, patient_first TEXT NOT NULL,
      patient_middle TEXT NOT NULL, patient_birth INTEGER, patient_sex TEXT NOT NULL, service_date INTEGER,
      service_through INTEGER, replaces TEXT NOT NULL, lines_charge INTEGER NOT NULL, billing_start INTEGER NOT NULL,
      billing_stop INTEGER NOT NULL, subscriber_start INTEGER, subscriber_stop INTEGER, patient_start INTEGER,
      patient_stop INTEGER) STRICT;
    CREATE INDEX sent_claim_set ON sent_claim(set_id, id);
    CREATE INDEX sent_claim_account ON sent_claim(account_key);
    CREATE INDEX sent_claim_service ON sent_claim(service_date, charge);
    CREATE TABLE sent_line(
      claim INTEGER NOT NULL, ordinal INTEGER NOT NULL, service_start INTEGER NOT NULL, service_stop INTEGER NOT NULL,
      charge_element INTEGER NOT NULL, qualifier TEXT NOT NULL, procedure TEXT NOT NULL, modifiers TEXT NOT NULL,
      revenue_code TEXT NOT NULL, charge INTEGER NOT NULL, unit TEXT NOT NULL, units TEXT NOT NULL, place TEXT NOT NULL,
      pointers TEXT NOT NULL, service_date INTEGER, service_through INTEGER, control_number TEXT NOT NULL,
      drug TEXT NOT NULL, PRIMARY KEY (claim, ordinal)) STRICT, WITHOUT ROWID;
    CREATE TABLE sent_code(
      claim INTEGER NOT NULL, ordinal INTEGER NOT NULL, qualifier TEXT NOT NULL, code TEXT NOT NULL, value TEXT NOT NULL,
      present_on_admission TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
      PRIMARY KEY (claim, ordinal)) STRICT, WITHOUT ROWID;
    CREATE TABLE sent_coverage(
      claim INTEGER NOT NULL, ordinal INTEGER NOT NULL, sequence TEXT NOT NULL, relationship TEXT NOT NULL,
      policy_group TEXT NOT NULL, filing TEXT NOT NULL, payer_identifier TEXT NOT NULL, payer_name TEXT NOT NULL,
      member_id TEXT NOT NULL, paid INTEGER, decided INTEGER, start INTEGER NOT NULL, stop INTEGER NOT NULL,
      PRIMARY KEY (claim, ordinal)) STRICT, WITHOUT ROWID;
    -- References, notes, attachments, amounts and providers: what else a claim says, each with its segment.
    CREATE TABLE sent_detail(
      claim INTEGER NOT NULL, ordinal INTEGER NOT NULL, line INTEGER NOT NULL, kind TEXT NOT NULL, qualifier TEXT NOT NULL,
      value TEXT NOT NULL, name TEXT NOT NULL, amount INTEGER, start INTEGER NOT NULL, stop INTEGER NOT NULL,
      PRIMARY KEY (claim, ordinal)) STRICT, WITHOUT ROWID;

    CREATE TABLE notice(
      id INTEGER PRIMARY KEY, set_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL,
      stop INTEGER NOT NULL, control_number TEXT NOT NULL, account_key TEXT NOT NULL, source_identifier TEXT NOT NULL,
      source_name TEXT NOT NULL, patient_last TEXT NOT NULL, patient_first TEXT NOT NULL, member_id TEXT NOT NULL,
      payer_claim_number TEXT NOT NULL, charge INTEGER, service_date INTEGER, service_through INTEGER,
      is_rejection INTEGER NOT NULL, noticed INTEGER) STRICT;
    CREATE INDEX notice_set ON notice(set_id, id);
    CREATE INDEX notice_account ON notice(account_key);
    CREATE TABLE notice_status(
      notice INTEGER NOT NULL, ordinal INTEGER NOT NULL, line INTEGER NOT NULL, procedure TEXT NOT NULL,
      category TEXT NOT NULL, code TEXT NOT NULL, entity TEXT NOT NULL, noticed INTEGER, action TEXT NOT NULL,
      charge INTEGER, start INTEGER NOT NULL, stop INTEGER NOT NULL,
      PRIMARY KEY (notice, ordinal)) STRICT, WITHOUT ROWID;

    CREATE TABLE group_answer(
      set_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, functional_id TEXT NOT NULL, group_control TEXT NOT NULL,
      version TEXT NOT NULL, outcome TEXT NOT NULL, included INTEGER, received INTEGER, accepted INTEGER,
      start INTEGER NOT NULL, stop INTEGER NOT NULL, PRIMARY KEY (set_id, ordinal)) STRICT, WITHOUT ROWID;
    CREATE INDEX group_answer_control ON group_answer(group_control);
    CREATE TABLE set_answer(
      set_id INTEGER NOT NULL, group_ordinal INTEGER NOT NULL, ordinal INTEGER NOT NULL, type TEXT NOT NULL,
      set_control TEXT NOT NULL, outcome TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
      PRIMARY KEY (set_id, group_ordinal, ordinal)) STRICT, WITHOUT ROWID;
    CREATE TABLE set_error(
      set_id INTEGER NOT NULL, group_ordinal INTEGER NOT NULL, ordinal INTEGER NOT NULL, set_ordinal INTEGER NOT NULL,
      segment TEXT NOT NULL, position INTEGER, loop TEXT NOT NULL, element INTEGER, component INTEGER, code TEXT NOT NULL,
      value TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
      PRIMARY KEY (set_id, group_ordinal, ordinal)) STRICT, WITHOUT ROWID;
    CREATE TABLE interchange_answer(
      document INTEGER NOT NULL REFERENCES document(id), ordinal INTEGER NOT NULL, interchange_control TEXT NOT NULL,
      code TEXT NOT NULL, note TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
      PRIMARY KEY (document, ordinal)) STRICT, WITHOUT ROWID;
    CREATE INDEX interchange_answer_control ON interchange_answer(interchange_control);
    CREATE INDEX transaction_set_control ON transaction_set(group_control, set_control) WHERE type = '837';

    CREATE INDEX work_case_claim ON work_case(claim) WHERE claim IS NOT NULL;

    -- Read models: which answer belongs to which sent claim, and which sent claims are one family
    CREATE TABLE claim_match(
      answer INTEGER PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, sent INTEGER, rule TEXT NOT NULL,
      candidates TEXT NOT NULL, payer_claim_number TEXT NOT NULL, decided INTEGER NOT NULL, decided_by TEXT NOT NULL,
      version INTEGER NOT NULL) STRICT;
    CREATE INDEX claim_match_sent ON claim_match(sent) WHERE sent IS NOT NULL;
    CREATE INDEX claim_match_number ON claim_match(payer_claim_number) WHERE sent IS NOT NULL AND payer_claim_number <> '';
    CREATE INDEX claim_match_open ON claim_match(state, answer) WHERE state <> 'matched';
    CREATE TABLE family_member(
      sent INTEGER PRIMARY KEY, family INTEGER NOT NULL, decided INTEGER NOT NULL, decided_by TEXT NOT NULL) STRICT;
    CREATE INDEX family_member_family ON family_member(family);
    CREATE TABLE resubmission(
      number INTEGER PRIMARY KEY, sent INTEGER NOT NULL, purpose TEXT NOT NULL, file BLOB NOT NULL, state TEXT NOT NULL,
      drafter INTEGER NOT NULL, drafted INTEGER NOT NULL, changed INTEGER NOT NULL, version INTEGER NOT NULL) STRICT;
    CREATE INDEX resubmission_sent ON resubmission(sent);
    """
}
