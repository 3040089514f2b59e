extension Schema {
  /// Schedules, their rows, and the clearance board; the lane of the work queue.
  static let scheduledServices = """
    -- Facts: insert-only. `first` and `last` bound the rows that a schedule added; rows that said nothing new are counted only.
    CREATE TABLE schedule(
      document INTEGER PRIMARY KEY REFERENCES document(id), layout TEXT NOT NULL, columns BLOB NOT NULL,
      services INTEGER NOT NULL, added INTEGER NOT NULL, refused INTEGER NOT NULL, first INTEGER NOT NULL,
      opened_through INTEGER NOT NULL, cases_opened INTEGER NOT NULL) STRICT;
    CREATE INDEX schedule_unopened ON schedule(document) WHERE cases_opened = 0;
    CREATE TABLE appointment(
      id INTEGER PRIMARY KEY, appointment INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES document(id),
      line INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, number TEXT NOT NULL, patient TEXT NOT NULL,
      last_name TEXT NOT NULL, first_name TEXT NOT NULL, birth_date INTEGER, sex TEXT NOT NULL, member_id TEXT NOT NULL,
      payer INTEGER NOT NULL, payer_identifier TEXT NOT NULL, payer_name TEXT NOT NULL, service TEXT NOT NULL,
      service_name TEXT NOT NULL, service_on INTEGER NOT NULL, minute INTEGER, location TEXT NOT NULL,
      urgency TEXT NOT NULL, ordering_provider TEXT NOT NULL, authorization_number TEXT NOT NULL,
      status TEXT NOT NULL) STRICT;
    CREATE UNIQUE INDEX appointment_document ON appointment(document, line);
    CREATE INDEX appointment_appointment ON appointment(appointment, id);

    -- Read models: the latest row of each service, and the state of each case that clears one
    CREATE TABLE scheduled(
      appointment INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, latest INTEGER NOT NULL, service_on INTEGER NOT NULL,
      minute INTEGER NOT NULL, urgency_rank INTEGER NOT NULL, is_cancelled INTEGER NOT NULL) STRICT;
    CREATE INDEX scheduled_day ON scheduled(service_on, urgency_rank, minute, appointment) WHERE is_cancelled = 0;
    CREATE INDEX scheduled_emergency ON scheduled(appointment, service_on) WHERE is_cancelled = 0 AND urgency_rank = 0;
    CREATE TABLE clearance(
      number INTEGER PRIMARY KEY, appointment INTEGER NOT NULL UNIQUE, state TEXT NOT NULL, gaps TEXT NOT NULL) STRICT;

    -- The queue's front is walked lane by lane: patients before dollars (guardrail G3)
    ALTER TABLE work_case ADD COLUMN lane INTEGER NOT NULL DEFAULT 2;
    DROP INDEX work_case_front;
    CREATE INDEX work_case_front ON work_case(
      lane, attention_on, value_rate DESC, number, held_until, owner, payer, team_mark, category_mark, sop_mark) WHERE is_open = 1;
    DROP INDEX work_case_owner_front;
    CREATE INDEX work_case_owner_front ON work_case(
      owner, lane, attention_on, value_rate DESC, number, held_until, due) WHERE is_open = 1 AND owner <> 0;
    """
}
