import X12

/// Writes the 837 of one claim that is sent again, and reads it back before anybody sees it.
package struct ResubmissionFile: Sendable {
  package var revision: ClaimRevision
  package var purpose: ResubmissionPurpose

  /// Changes a claim as a person asks for it.
  ///
  /// - Parameters:
  ///   - payerClaimNumber: the payer's number of the claim that is replaced or taken back.
  ///   - authorization: REF*G1; nil leaves it as it was.
  /// - Throws: `Refusal` for a field that does not exist, or a claim that the payer could not take.
  package init(
    _ revision: ClaimRevision, purpose: ResubmissionPurpose, payerClaimNumber: String?, authorization: String?,
    edits: [ClaimEdit], filing: String
  ) throws(Refusal) {
    self.revision = revision
    self.purpose = purpose
    let fields = Dictionary(revision.editableFields.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var named: Set<String> = []
    for edit in edits {
      guard named.insert(edit.field).inserted else {
        throw Refusal(.invalid, "The field “\(edit.field)” is changed twice; say once what it becomes.")
      }
      guard let field = fields[edit.field] else {
        throw Refusal(.invalid, "The claim has no field “\(edit.field)” that can be changed.")
      }
      guard edit.value != field.value else { continue }
      self.revision.set(field.place, element: field.element, component: field.component, to: edit.value)
    }
    do throws(WriteProblem) {
      try self.revision.addUpCharges()
    } catch {
      throw Refusal(.invalid, "A charge cannot be read: \(error).")
    }
    let number = payerClaimNumber ?? ""
    switch purpose {
    case .new: self.revision.state(.new)
    case .replacement, .void:
      guard !number.isEmpty else {
        throw Refusal(
          .invalid,
          "A \(purpose == .void ? "void" : "corrected claim") names the payer’s own number of the claim (CLP07 of its remittance); without it the payer "
            + "takes it for a duplicate.")
      }
      guard filing != "MB" else {
        throw Refusal(
          .illegalMove,
          "Medicare Part B takes no replaced or voided claims: ask for a clerical-error reopening, or send a new claim."
        )
      }
      self.revision.state(purpose == .void ? .void(of: number) : .replacement(of: number))
    }
    // After the number of the earlier claim, so that the new references stand in the guide's order.
    if let authorization { self.revision.setReference("G1", to: authorization) }
    if purpose == .replacement, !self.revision.changes.contains(where: { $0.isCorrection }) {
      throw Refusal(
        .invalid, "Nothing was changed. A payer refuses a corrected claim that corrects nothing as a duplicate.")
    }
  }

  /// The file: one interchange with this claim alone.
  ///
  /// - Parameters:
  ///   - header: sender, receiver, time and the unique number.
  ///   - reference: BHT03.
  /// - Throws: `Refusal` where what was written is not read back as the same claim.
  package func bytes(
    _ header: InterchangeWriter.Header, delimiters: Delimiters, reference: String
  ) throws(Refusal) -> [UInt8] {
    let bytes: [UInt8]
    do {
      var writer = try InterchangeWriter(header, delimiters: delimiters, breaksLines: true)
      try writer.group("HC", version: revision.guide.version, controlNumber: header.controlNumber) { writer in
        try writer.set("837", version: revision.guide.version, controlNumber: "0001") { writer in
          try revision.write(to: &writer, reference: reference, date: header.date, time: header.time)
        }
      }
      bytes = try writer.finish()
    } catch {
      throw Refusal(.invalid, "The claim cannot be written: \(error).")
    }
    try check(bytes)
    return bytes
  }

  /// Reads the file back: one claim, no error, charges that add up.
  private func check(_ bytes: [UInt8]) throws(Refusal) {
    var claims: [SubmittedClaim] = []
    var problems: [Problem] = []
    var reader = X12Reader()
    let take: (X12Event) -> Void = { event in
      switch event {
      case .submittedClaim(let claim): claims.append(claim)
      case .problem(let problem): problems.append(problem)
      default: break
      }
    }
    reader.read(bytes, take)
    reader.finish(take)
    if let problem = problems.first {
      throw Refusal(.invalid, "The claim would not be taken: \(problem.message)")
    }
    guard claims.count == 1, let claim = claims.first else {
      throw Refusal(.invalid, "The file would hold \(claims.count) claims instead of one.")
    }
    guard claim.frequency == purpose.frequency else {
      throw Refusal(.invalid, "The claim’s frequency could not be set to \(purpose.frequency).")
    }
  }
}

extension ResubmissionPurpose {
  /// CLM05-3.
  package var frequency: String {
    switch self {
    case .replacement: "7"
    case .void: "8"
    case .new: "1"
    }
  }
}

extension ClaimRevision.Piece {
  /// Whether it changes what is claimed, and not only what the claim is for.
  var isCorrection: Bool {
    guard isChanged else { return false }
    switch (before, after) {
    case (let before?, let after?) where before.id == "CLM":
      var plain = after
      plain[5, component: 3] = before[5, component: 3]
      return plain != before
    case (nil, let after?): return !(after.id == "REF" && after[1] == "F8")
    case (let before?, _): return !(before.id == "REF" && before[1] == "F8")
    case (nil, nil): return false
    }
  }
}
