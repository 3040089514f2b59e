extension Schema {
  /// Who sent each claim file, and each answer to its form, to whom and when: what an acknowledgement is traced by. Control numbers come back,
  /// in many files the same ones, so that each index ends with the day.
  static let envelopes = """
    CREATE TABLE envelope(
      set_id INTEGER PRIMARY KEY, is_sent INTEGER NOT NULL, document INTEGER NOT NULL, isa_start INTEGER NOT NULL,
      gs_start INTEGER NOT NULL, interchange_control TEXT NOT NULL, group_control TEXT NOT NULL, set_control TEXT NOT NULL,
      sender TEXT NOT NULL, receiver TEXT NOT NULL, group_sender TEXT NOT NULL, group_receiver TEXT NOT NULL,
      date TEXT NOT NULL, time TEXT NOT NULL, made_on INTEGER NOT NULL, made_at TEXT NOT NULL) STRICT;
    CREATE INDEX envelope_set ON envelope(group_control, set_control, made_on, made_at, set_id) WHERE is_sent = 1;
    CREATE INDEX envelope_group ON envelope(group_control, made_on, made_at, set_id) WHERE is_sent = 1;
    CREATE INDEX envelope_interchange ON envelope(interchange_control, made_on, made_at, set_id) WHERE is_sent = 1;
    CREATE INDEX envelope_file ON envelope(document, isa_start, gs_start) WHERE is_sent = 1;
    DROP INDEX transaction_set_control;
    DROP INDEX transaction_set_interchange;
    """
}
