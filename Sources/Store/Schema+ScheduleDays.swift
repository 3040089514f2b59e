extension Schema {
  /// Which services and days each schedule speaks of, and the schedule's own day; the open cases of services by their day.
  static let scheduleDays = """
    -- `made_on`: the day that the file says; without one the day on which it was read counts. Schedules of before have neither.
    ALTER TABLE schedule ADD COLUMN made_on INTEGER;
    ALTER TABLE schedule ADD COLUMN read_on INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE schedule_row(
      document INTEGER NOT NULL REFERENCES document(id), appointment INTEGER NOT NULL,
      PRIMARY KEY (document, appointment)) STRICT, WITHOUT ROWID;
    CREATE TABLE schedule_day(
      day INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES document(id),
      PRIMARY KEY (day, document)) STRICT, WITHOUT ROWID;
    CREATE INDEX work_case_service ON work_case(value_rate) WHERE is_open = 1 AND set_id = 0 AND proposal = 0;
    """
}
