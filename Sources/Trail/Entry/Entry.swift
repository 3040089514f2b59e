/// One event of a log: what happened in a stream, on whose behalf and on what grounds.
///
/// An entry holds no name and no free text of a person: opaque ids, codes, cents and digests only.
public struct Entry: Equatable, Sendable {
  /// The log that the entry belongs to, such as `hospital.example/trail`.
  public var origin: String
  /// The sequence of entries that this one continues, such as `case/1042`.
  public var stream: String
  /// The position in the stream, from 1.
  public var streamVersion: Int
  /// The leaf hash of the stream's previous entry; nil for the first alone.
  public var previous: Digest?
  /// What happened, such as `case.opened`.
  public var type: String
  /// The version of the payload's form for this type, from 1.
  public var schema: Int
  /// The command that caused the entry.
  public var commandID: CommandID
  /// Who acted: `account/3`, `sop/denials`, `system/ingest`.
  public var actor: String
  /// On whose behalf the actor acted, if not their own.
  public var actingFor: String?
  /// The policies that allowed it.
  public var policies: [String]
  /// When the log took the entry, in milliseconds since 1970 UTC.
  public var recordedAt: Int64
  /// When it happened, in milliseconds since 1970 UTC.
  public var occurredAt: Int64
  /// The fact or entry that gave rise to it.
  public var cause: String?
  /// The digest of the SOP that decided.
  public var sop: Digest?
  /// The digests of what the decision was made from.
  public var inputs: [Digest]
  /// What is particular to the type.
  public var payload: JSON.Object

  /// An entry of these fields; ``encoded()`` checks them.
  public init(
    origin: String, stream: String, streamVersion: Int, previous: Digest?, type: String, schema: Int = 1,
    commandID: CommandID, actor: String, actingFor: String? = nil, policies: [String] = [], recordedAt: Int64,
    occurredAt: Int64, cause: String? = nil, sop: Digest? = nil, inputs: [Digest] = [], payload: JSON.Object = [:]
  ) {
    self.origin = origin
    self.stream = stream
    self.streamVersion = streamVersion
    self.previous = previous
    self.type = type
    self.schema = schema
    self.commandID = commandID
    self.actor = actor
    self.actingFor = actingFor
    self.policies = policies
    self.recordedAt = recordedAt
    self.occurredAt = occurredAt
    self.cause = cause
    self.sop = sop
    self.inputs = inputs
    self.payload = payload
  }

  /// The version of the encoding, written into each entry.
  public static let formatVersion: Int64 = 1
  /// The largest encoded entry in bytes: 60 KB; anything larger is a document, named by its digest.
  public static let largestEncoding = JSON.largestInput
  /// The longest origin, stream, type, actor, policy or cause in bytes.
  public static let longestName = 200
}
