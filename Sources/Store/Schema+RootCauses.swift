extension Schema {
  /// The lists of the upstream teams, and the ways to what explains money that a payer took.
  static let rootCauses = """
    -- Closed denials with their root cause (a read model)
    CREATE TABLE upstream_denial(
      number INTEGER PRIMARY KEY, team TEXT NOT NULL, cause TEXT NOT NULL, sop_digest BLOB NOT NULL,
      closed_on INTEGER NOT NULL, service_date INTEGER, denied INTEGER NOT NULL, recovered INTEGER NOT NULL) STRICT;
    CREATE INDEX upstream_denial_closed ON upstream_denial(closed_on, team, cause, denied, recovered);
    CREATE INDEX upstream_denial_team ON upstream_denial(team, closed_on, cause, denied, recovered);
    CREATE INDEX upstream_denial_service ON upstream_denial(service_date, denied, recovered);
    CREATE INDEX upstream_denial_team_service ON upstream_denial(team, service_date, cause, denied, recovered);

    -- Reversals are few: each way to find one is a narrow index.
    CREATE INDEX claim_reversal_set ON claim(set_id) WHERE status = '22';
    CREATE INDEX claim_reversal_account ON claim(control_number) WHERE status = '22';
    CREATE INDEX claim_reversal_number ON claim(payer_claim_number) WHERE status = '22';
    CREATE INDEX provider_adjustment_forwarded ON provider_adjustment(set_id, ordinal) WHERE reason = 'FB';
    CREATE INDEX work_case_takeback ON work_case(payer, number) WHERE is_open = 1 AND cas_group = 'PLB';
    """
}
