extension Schema {
  /// What receivers say of whole interchanges (TA1), each a set of its own kind, with what finds the interchange again. What came before stands in
  /// `interchange_answer`.
  static let interchangeReplies = """
    CREATE TABLE interchange_reply(
      set_id INTEGER PRIMARY KEY, interchange_control TEXT NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL,
      code TEXT NOT NULL, note TEXT NOT NULL) STRICT;
    CREATE INDEX interchange_reply_control ON interchange_reply(interchange_control);
    CREATE INDEX transaction_set_interchange ON transaction_set(interchange_control) WHERE type = '837';
    """
}
